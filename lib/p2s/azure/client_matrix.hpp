// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::azure {

// Azure's published client matrix: operating system, client software, tunnel type, authentication
// method.

/// One kind of client software. Its id is used in [clients.software] and as the folder name in a
/// kit.
struct ClientSoftware {
  std::string_view id;    ///< "azure-vpn-client"
  std::string_view name;  ///< for people: "Azure VPN Client"
};

// The ids used by rules and emitters.
inline constexpr std::string_view kNativeClient = "native";
inline constexpr std::string_view kAzureVpnClient = "azure-vpn-client";
inline constexpr std::string_view kOpenvpnClient = "openvpn";
inline constexpr std::string_view kOpenvpnConnect = "openvpn-connect";
inline constexpr std::string_view kStrongswanClient = "strongswan";
inline constexpr std::string_view kSstpClient = "sstp-client";  ///< not supported anywhere
inline constexpr std::array kSoftwareIds{kNativeClient,   kAzureVpnClient,   kOpenvpnClient,
                                         kOpenvpnConnect, kStrongswanClient, kSstpClient};

/// One row of the matrix.
struct ClientRow {
  Method method;
  Tunnel tunnel;
  System system;
  std::string_view software;         ///< an id of client_software()
  std::string_view minimum_version;  ///< of the software; empty: not published
  std::string_view minimum_system;   ///< "macOS 13"; empty: not published
  std::string_view
      last_day;    ///< it works until the end of that day, UTC; empty: no end date is published
  bool confirmed;  ///< false: the tunnel is documented, but no published page names this software
  std::string_view source;
};

/// All client software, including software that Azure does not support.
P2S_API std::span<const ClientSoftware> client_software() noexcept;
/// "Azure VPN Client" for its id; the text itself if it is not an id.
P2S_API std::string_view software_name(std::string_view id) noexcept;

/// The whole matrix, by operating system, recommended clients first.
P2S_API std::span<const ClientRow> client_matrix() noexcept;
/// True after the row's last day.
P2S_API bool is_retired(const ClientRow& row, Time as_of);

}  // namespace p2s::azure
