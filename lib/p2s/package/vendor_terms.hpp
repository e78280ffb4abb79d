// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// Azure's package formats: files from 2019 to 2022, and files from 2024 on.
enum class Generation : std::uint8_t { unknown, form_2022, form_2024 };

P2S_API std::string_view to_string(Generation generation) noexcept;  ///< "2022", "2024", "unknown"
/// "OpenVPN", "IKEv2", "SSTP".
P2S_API std::vector<std::string> tunnel_names(const std::vector<azure::Tunnel>& tunnels);
/// "certificate", "entra-id", "radius".
P2S_API std::vector<std::string> authentication_names(const std::vector<azure::Method>& methods);

/// A root that the gateway's own certificate (or the RADIUS server's) chains to.
struct ServerRoot {
  std::string file_name;  ///< without folders: "VpnServerRoot.cer", "VpnServerRoot.cer_0"
  Bytes der;              ///< as found; whether it is a certificate is checked in package_check

  bool operator==(const ServerRoot&) const = default;
};

/// Where users of Microsoft Entra ID sign in.
struct EntraSettings {
  std::string tenant;          ///< "https://login.microsoftonline.com/<tenant>/", as written
  std::string tenant_id;       ///< its last path segment
  std::string issuer;          ///< "https://sts.windows.net/<tenant>/"
  std::string audience;        ///< application id
  std::string application_id;  ///< only if added manually

  bool operator==(const EntraSettings&) const = default;
};

/// The public roots of Azure's gateways (docs/reference/package-format.md, "Names and
/// fingerprints"), which operating systems contain. SHA-1, upper-case hex.
inline constexpr std::string_view kDigiCertG2 = "DF3C24F9BFD666761B268073FE06D1CC8D4F82A4";
inline constexpr std::string_view kDigiCertOlder = "A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436";
constexpr bool is_public_root(std::string_view thumbprint) noexcept {
  return thumbprint == kDigiCertG2 || thumbprint == kDigiCertOlder;
}

}  // namespace p2s::package
