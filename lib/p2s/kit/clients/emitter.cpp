// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/emitter.hpp"

#include <p2s/base/names.hpp>
#include <p2s/base/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::array kConnectSystems{System::windows, System::macos, System::ios, System::android};
constexpr std::array kOpenVpnSystems{System::windows, System::macos, System::gnu_linux};
constexpr std::array kAzureVpnSystems{System::windows, System::macos};
constexpr std::array kAppleSystems{System::macos, System::ios};
constexpr std::array kAllSystems{System::windows, System::macos, System::ios, System::gnu_linux,
                                 System::android};
constexpr std::array kWindows{System::windows};
constexpr std::array kLinux{System::gnu_linux};
constexpr std::array kAndroid{System::android};

constexpr std::array<std::string_view, 1> kAzureVpnClient{"azure-vpn-client"};
constexpr std::array<std::string_view, 1> kNative{"native"};
constexpr std::array<std::string_view, 1> kConnect{"openvpn-connect"};
constexpr std::array<std::string_view, 1> kOpenVpn{"openvpn"};
constexpr std::array<std::string_view, 1> kStrongSwan{"strongswan"};
constexpr std::array<std::string_view, 2> kNetworkManager{"strongswan", "openvpn"};
constexpr std::span<const std::string_view> kMaterial;

constexpr std::array kEmitters{
    KitEmitter{"azure-vpn-client", kAzureVpnClient, kAzureVpnSystems, emit_azure_vpn},
    KitEmitter{"native", kNative, kWindows, emit_windows_native},
    KitEmitter{"native", kNative, kAppleSystems, emit_apple_native},
    KitEmitter{"networkmanager", kNetworkManager, kLinux, emit_network_manager},
    KitEmitter{"strongswan", kStrongSwan, kLinux, emit_strongswan},
    KitEmitter{"strongswan", kStrongSwan, kAndroid, emit_strongswan_android},
    KitEmitter{"openvpn-connect", kConnect, kConnectSystems, emit_openvpn_connect},
    KitEmitter{"openvpn", kOpenVpn, kOpenVpnSystems, emit_openvpn2},
    KitEmitter{"always-on", kNative, kWindows, emit_always_on},
    KitEmitter{"certificate", kMaterial, kAllSystems, emit_certificates},
};

std::vector<std::string> without_dots(std::vector<std::string> suffixes) {
  for (auto& suffix : suffixes) {
    if (suffix.starts_with('.')) suffix.erase(0, 1);
  }
  return suffixes;
}

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

std::vector<net::Prefix> KitContext::tunnelled() const {
  if (inputs.settings.forced_tunnel) return {net::Prefix(net::Address{}, 0)};
  return gateway.routes;
}

std::vector<std::string> KitContext::dns_domains() const {
  return without_dots(gateway.dns_suffixes);
}

std::vector<std::string> KitContext::trusted_domains() const {
  return without_dots(inputs.settings.trusted_networks);
}

bool KitContext::excludes_ipv6() const noexcept {
  const auto& excluded = inputs.settings.exclude_routes;
  return std::any_of(excluded.begin(), excluded.end(), [](const net::Prefix& prefix) {
    return prefix.family() == net::Family::ipv6;
  });
}

bool has_method(Methods methods, azure::Tunnel tunnel, azure::Method authentication) noexcept {
  return std::any_of(methods.begin(), methods.end(), [&](const azure::ConnectionMethod& method) {
    return method.tunnel == tunnel && method.authentication == authentication;
  });
}

}  // namespace p2s::kit
