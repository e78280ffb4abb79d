// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::package {

/// The files that packages consist of.
enum class PartKind : std::uint8_t {
  settings,     ///< VpnSettings.xml
  openvpn,      ///< *.ovpn
  azure_vpn,    ///< azurevpnconfig*.xml
  powershell,   ///< VpnProfileSetup.ps1
  apple,        ///< *.mobileconfig
  intune,       ///< a VPNv2 profile; not in Azure's packages
  server_root,  ///< VpnServerRoot.cer*
  radius_root,  ///< RadiusServerRoot.cer*
  installer,    ///< VpnClientSetup*.exe
};

/// The name that Azure gives such a file: "VpnSettings.xml".
P2S_API std::string_view usual_name(PartKind kind) noexcept;
/// For people: "profile of the Azure VPN Client".
P2S_API std::string_view display_name(PartKind kind) noexcept;

/// By the names that Azure uses, without regard to case and folders.
P2S_API std::optional<PartKind> part_by_name(std::string_view path);
/// By what is in it, whatever its name; never an installer or a root certificate.
P2S_API std::optional<PartKind> part_by_content(ByteView content);

/// What a file is that does not belong to a package, and what to use in its place.
struct OtherContent {
  std::string what;  ///< "an HTML page"
  std::string hint;
};
P2S_API OtherContent describe_content(ByteView content);

}  // namespace p2s::package
