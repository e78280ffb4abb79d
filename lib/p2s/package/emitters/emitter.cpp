#include <p2s/base/names.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/emitters/emitter.hpp>

#include <array>

namespace p2s::package {
namespace {

constexpr std::array kConnectSystems{System::windows, System::macos, System::ios, System::android};
constexpr std::array kOpenVpnSystems{System::windows, System::macos, System::gnu_linux};
constexpr std::array kAzureVpnSystems{System::windows, System::macos};
constexpr std::array kAllSystems{System::windows, System::macos, System::ios, System::gnu_linux,
                                 System::android};

constexpr std::array kEmitters{
    KitEmitter{"openvpn-connect", kConnectSystems, true, emit_openvpn_connect},
    KitEmitter{"openvpn", kOpenVpnSystems, true, emit_openvpn2},
    KitEmitter{"azure-vpn-client", kAzureVpnSystems, true, emit_azure_vpn},
    KitEmitter{"certificate", kAllSystems, false, emit_certificates},
};

}  // namespace

std::span<const KitEmitter> kit_emitters() noexcept { return kEmitters; }

std::string KitContext::connection() const {
  if (!gateway.vnet_name.empty()) return gateway.vnet_name;
  return gateway.servers.empty() ? std::string("Azure VPN") : gateway.servers.front();
}

std::string KitContext::connection_file() const {
  return gateway.vnet_name.empty() ? std::string("azure-vpn")
                                   : file_name_for(to_lower(gateway.vnet_name));
}

}  // namespace p2s::package
