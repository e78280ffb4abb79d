// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/mdm/mdm_parts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

/// A part of a set: its files begin with one of these paths.
struct Part {
  System system;
  std::string_view software;
  azure::Tunnel tunnel;
  std::string_view what;
  std::string_view file;
};

using azure::Tunnel;
constexpr std::array kParts{Part{System::windows, azure::kNativeClient, Tunnel::ikev2,
                                 "built-in client of Windows", "windows/ikev2-"},
                            Part{System::windows, azure::kNativeClient, Tunnel::ikev2,
                                 "device tunnel of Windows", "windows/ikev2-device"},
                            Part{System::windows, azure::kAzureVpnClient, Tunnel::openvpn,
                                 "Azure VPN Client for Windows", "windows/azure-vpn-client"},
                            Part{System::macos, azure::kNativeClient, Tunnel::ikev2,
                                 "built-in client of macOS", "macos/*.mobileconfig"},
                            Part{System::macos, azure::kAzureVpnClient, Tunnel::openvpn,
                                 "Azure VPN Client for macOS", "macos/azurevpnconfig"},
                            Part{System::ios, azure::kNativeClient, Tunnel::ikev2,
                                 "built-in client of iOS and iPadOS", "ios/"},
                            Part{System::android, azure::kStrongswanClient, Tunnel::ikev2,
                                 "strongSwan app for Android", "android/"}};

bool is_of(const Part& part, std::string_view path) {
  const auto star = part.file.find('*');
  if (star == std::string_view::npos) return path.starts_with(part.file);
  return path.starts_with(part.file.substr(0, star)) && path.ends_with(part.file.substr(star + 1));
}

bool has_part(const MdmSet& set, const Part& part) {
  return std::any_of(set.files.begin(), set.files.end(),
                     [&](const KitFile& file) { return is_of(part, file.path); });
}

bool is_device_tunnel(const Part& part) { return part.file.ends_with("device"); }

bool is_apple_native(const Part& part) {
  return part.software == azure::kNativeClient &&
         (part.system == System::macos || part.system == System::ios);
}

bool needs_scep(const Part& part, const KitContext& context) {
  return is_apple_native(part) && context.gateway.has(part.tunnel) &&
         accepts_certificates(context.gateway) && !context.client.managed->scep;
}

// The MDM cannot give these users what the profile requires.
std::string missing_certificates(const Part& part, const KitContext& context) {
  const auto& gateway = context.gateway;
  const bool native = part.software != azure::kAzureVpnClient;
  const bool certificates = gateway.has(azure::Method::certificate);
  if (native && !certificates && !gateway.has(azure::Method::radius))
    return "the gateway accepts neither certificates nor RADIUS users";
  if (is_device_tunnel(part) && !certificates) return "the gateway accepts no certificates";
  if (needs_scep(part, context))
    return "it requests its certificate from a SCEP server, and none was given";
  return {};
}

// A finding of this part's emitter, which explains why there is no file.
std::string reported(const MdmSet& set, const Part& part) {
  for (const auto& finding : set.findings) {
    if (finding.severity != Severity::note && finding.subject == to_string(part.system))
      return finding.message;
  }
  return "Azure does not support it with the authentication methods of the gateway";
}

std::string reason(const MdmSet& set, const Part& part, const KitContext& context) {
  if (!context.gateway.has(part.tunnel))
    return fmt::format("the gateway does not offer {}", display_name(part.tunnel));
  auto missing = missing_certificates(part, context);
  return missing.empty() ? reported(set, part) : missing;
}

}  // namespace

std::vector<MdmOmission> mdm_omissions(const MdmSet& set, const KitContext& context) {
  std::vector<MdmOmission> omissions;
  const auto& systems = context.inputs.systems;
  for (const auto& part : kParts) {
    const bool wanted =
        systems.empty() || std::find(systems.begin(), systems.end(), part.system) != systems.end();
    if (wanted && (!has_part(set, part) || needs_scep(part, context)))
      omissions.push_back(
          {std::string(part.what), reason(set, part, context), needs_scep(part, context)});
  }
  if (context.gateway.has(Tunnel::openvpn))
    omissions.push_back({"OpenVPN", "its profile is the file of one user: use the user's kit"});
  if (systems.empty()) omissions.push_back({"Linux", "use the install.sh of the user's kit"});
  return omissions;
}

}  // namespace p2s::kit
