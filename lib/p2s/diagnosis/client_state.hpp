// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

struct InterfaceAddress {
  net::Address address;
  std::optional<unsigned> length;  ///< of its network; nullopt if the text does not give it

  bool operator==(const InterfaceAddress&) const = default;
};

/// A network interface of a client.
struct Interface {
  std::string name;  ///< "eth0", "Ethernet adapter Ethernet"
  bool up = true;
  bool loopback = false;
  bool tunnel = false;  ///< determined by name, description or flags
  std::vector<InterfaceAddress> addresses;
};

struct Route {
  net::Prefix destination;
  std::string interface;  ///< name or, in Windows' tables, address
};

/// The state of a client, read from text (readers/) or from the operating system (live_client.hpp).
struct ClientState {
  std::vector<Interface> interfaces;
  std::vector<Route> routes;
  std::vector<net::Address> dns_servers;
  bool interfaces_known = false;
  bool routes_known = false;
  bool dns_known = false;
};

/// Merges the state from another text of the same client.
P2S_API void merge(ClientState& into, ClientState from);

/// Whether the name or description is that of a VPN interface: ppp0, utun3, "TAP-Windows Adapter
/// V9". Teredo and similar interfaces are not VPNs.
P2S_API bool names_tunnel(std::string_view name);

/// 169.254.0.0/16 or fe80::/10: self-assigned addresses.
P2S_API bool is_link_local(const net::Address& address) noexcept;
P2S_API bool is_loopback(const net::Address& address) noexcept;

}  // namespace p2s::diagnosis
