// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/part_kind.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/openvpn_lines.hpp>
#include <p2s/package/formats/text_head.hpp>

#include <algorithm>

namespace p2s::package {
namespace {

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool is_openvpn(std::string_view text) {
  bool remote = false;
  bool client = false;
  for (const auto& item : openvpn_items(text)) {
    const auto& name = item.words.front();
    remote = remote || (name == "remote" && item.words.size() > 1);
    client = client || name == "client" || name == "tls-client" || name == "dev" ||
             (item.block && (name == "ca" || name == "tls-auth"));
  }
  return remote && client;
}

std::optional<PartKind> xml_part(std::string_view root, std::string_view text) {
  const auto name = to_lower(root);
  if (name == "azvpnprofile") return PartKind::azure_vpn;
  // Two formats whose roots differ only in case.
  if (name == "vpnprofile") {
    const bool windows = contains(text, "PluginProfile") || contains(text, "NativeProfile");
    return windows ? PartKind::intune : PartKind::settings;
  }
  if (name == "plist" && contains(text, "com.apple.vpn.managed")) return PartKind::apple;
  return std::nullopt;
}

}  // namespace

std::string_view usual_name(PartKind kind) noexcept {
  switch (kind) {
    case PartKind::settings:
      return "VpnSettings.xml";
    case PartKind::openvpn:
      return "vpnconfig.ovpn";
    case PartKind::azure_vpn:
      return "azurevpnconfig.xml";
    case PartKind::powershell:
      return "VpnProfileSetup.ps1";
    case PartKind::apple:
      return "VpnClientSetup.mobileconfig";
    case PartKind::intune:
      return "ProfileXML";
    case PartKind::server_root:
      return "VpnServerRoot.cer";
    case PartKind::radius_root:
      return "RadiusServerRoot.cer";
    case PartKind::installer:
      break;
  }
  return "VpnClientSetupAmd64.exe";
}

std::string_view display_name(PartKind kind) noexcept {
  switch (kind) {
    case PartKind::settings:
      return "VpnSettings.xml of a gateway package";
    case PartKind::openvpn:
      return "OpenVPN profile";
    case PartKind::azure_vpn:
      return "profile of the Azure VPN Client";
    case PartKind::powershell:
      return "PowerShell script that creates a VPN connection";
    case PartKind::apple:
      return "Apple configuration profile with a VPN connection";
    case PartKind::intune:
      return "Intune VPN profile";
    case PartKind::server_root:
      return "server root";
    case PartKind::radius_root:
      return "root of the RADIUS server";
    case PartKind::installer:
      break;
  }
  return "installer";
}

std::optional<PartKind> part_by_name(std::string_view path) {
  const auto name = to_lower(path.substr(path.rfind('/') + 1));
  // macOS adds metadata to archives under the names of the real files.
  if (name.starts_with("._")) return std::nullopt;
  if (name == "vpnsettings.xml") return PartKind::settings;
  if (name.starts_with("vpnserverroot.cer")) return PartKind::server_root;
  if (name.starts_with("radiusserverroot.cer")) return PartKind::radius_root;
  if (name.ends_with(".ovpn")) return PartKind::openvpn;
  if (name.starts_with("azurevpnconfig") && name.ends_with(".xml")) return PartKind::azure_vpn;
  if (name.starts_with("vpnprofilesetup") && name.ends_with(".ps1")) return PartKind::powershell;
  if (name.ends_with(".mobileconfig")) return PartKind::apple;
  if (name.starts_with("vpnclientsetup") && name.ends_with(".exe")) return PartKind::installer;
  return std::nullopt;
}

std::optional<PartKind> part_by_content(ByteView content) {
  if (!content.empty() && content.front() == 0x30 &&
      contains(as_text(content), "com.apple.vpn.managed")) {
    return PartKind::apple;
  }
  const auto text = decode_text(content);
  if (!text || contains(*text, std::string_view("\0", 1))) return std::nullopt;
  const auto root = xml_root_name(*text);
  if (!root.empty()) return xml_part(root, *text);
  if (contains(to_lower(*text), "add-vpnconnection ")) return PartKind::powershell;
  if (is_openvpn(*text)) return PartKind::openvpn;
  return std::nullopt;
}

}  // namespace p2s::package
