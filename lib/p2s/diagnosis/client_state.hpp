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
  std::optional<unsigned> length;  ///< of its network; nothing when the text does not say

  bool operator==(const InterfaceAddress&) const = default;
};

/// A network interface of a client, as one of its tools lists it.
struct Interface {
  std::string name;  ///< "eth0", "Ethernet adapter Ethernet"
  bool up = true;
  bool loopback = false;
  bool tunnel = false;  ///< by its name, its description or its flags
  std::vector<InterfaceAddress> addresses;
};

struct Route {
  net::Prefix destination;
  std::string interface;  ///< its name or, in Windows' tables, its address
};

/// What is known of a client. Read from texts (readers/) or from the system (live_client.hpp).
struct ClientState {
  std::vector<Interface> interfaces;
  std::vector<Route> routes;
  std::vector<net::Address> dns_servers;
  bool interfaces_known = false;
  bool routes_known = false;
  bool dns_known = false;
};

/// Adds what another text says of the same client.
P2S_API void merge(ClientState& into, ClientState from);

/// A name or description that VPN software gives to interfaces: ppp0, utun3, "TAP-Windows Adapter
/// V9". Teredo and its like are no VPN.
P2S_API bool names_tunnel(std::string_view name);

/// 169.254.0.0/16 or fe80::/10: what a machine gives itself when nobody else does.
P2S_API bool is_link_local(const net::Address& address) noexcept;
P2S_API bool is_loopback(const net::Address& address) noexcept;

}  // namespace p2s::diagnosis
