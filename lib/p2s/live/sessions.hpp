// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/tunnel.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::live {

/// One connection of a client, as `vpn-client show-health` of the Azure CLI and
/// Get-AzVirtualNetworkGatewayVpnClientConnectionHealth print it (docs/reference/sessions.md).
/// What is not in the document is empty.
struct Session {
  std::string id;                        ///< "OVPN_0085393D-B345-4846-0426-140616833F4C"
  std::string user;                      ///< common name of the certificate, or name of the user
  std::optional<azure::Tunnel> tunnel;   ///< by the id
  std::optional<Time> since;             ///< Azure prints no time zone: UTC
  std::optional<std::uint64_t> seconds;  ///< since then
  std::string public_address;            ///< with the port
  std::optional<net::Address> address;   ///< from a pool
  std::optional<std::uint64_t> sent;     ///< bytes from the gateway to the client
  std::optional<std::uint64_t> received;

  /// When it was seen: the time at which Azure made the list.
  std::optional<Time> seen() const;
};

/// A list, or a list in "value" or "vpnClientConnectionHealthDetails"; UTF-8 or UTF-16. `name` is
/// the file name in messages. Error(malformed) also for the JSON of something else.
P2S_API std::vector<Session> read_sessions(ByteView content, std::string_view name);

}  // namespace p2s::live
