// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/live_client.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/resolv_conf.hpp>
#include <p2s/diagnosis/readers/route_table.hpp>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <memory>

namespace p2s::diagnosis {
namespace {

std::uint64_t big_endian(const std::uint8_t* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = (value << 8U) | bytes[i];
  return value;
}

std::optional<net::Address> to_address(const sockaddr* socket) {
  if (socket == nullptr) return std::nullopt;
  if (socket->sa_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, socket, sizeof ipv4);
    std::uint8_t bytes[4]{};
    std::memcpy(bytes, &ipv4.sin_addr, sizeof bytes);
    return net::Address{net::Family::ipv4, 0, big_endian(bytes, 4)};
  }
  if (socket->sa_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, socket, sizeof ipv6);
    const auto* bytes = ipv6.sin6_addr.s6_addr;
    return net::Address{net::Family::ipv6, big_endian(bytes, 8), big_endian(bytes + 8, 8)};
  }
  return std::nullopt;
}

unsigned ones(const net::Address& mask) {
  return static_cast<unsigned>(std::popcount(mask.high) + std::popcount(mask.low));
}

Interface& interface_of(ClientState& state, const ifaddrs& entry) {
  const auto found = std::find_if(state.interfaces.begin(), state.interfaces.end(),
                                  [&](const Interface& one) { return one.name == entry.ifa_name; });
  if (found != state.interfaces.end()) return *found;
  auto& interface = add_interface(state, entry.ifa_name);
  interface.up = (entry.ifa_flags & IFF_UP) != 0;
  interface.loopback = (entry.ifa_flags & IFF_LOOPBACK) != 0;
  interface.tunnel = interface.tunnel || (entry.ifa_flags & IFF_POINTOPOINT) != 0;
  return interface;
}

ClientState interfaces() {
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) {
    throw Error(ErrorKind::io,
                std::string("cannot list the network interfaces: ") + std::strerror(errno))
        .hint("use a file with the output of 'ip -j addr' or 'ifconfig' instead");
  }
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(list, &::freeifaddrs);
  ClientState state;
  state.interfaces_known = true;
  for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
    auto& interface = interface_of(state, *entry);
    const auto address = to_address(entry->ifa_addr);
    if (!address) continue;
    const auto mask = to_address(entry->ifa_netmask);
    interface.addresses.push_back(
        {*address, mask ? std::optional<unsigned>(ones(*mask)) : std::nullopt});
  }
  return state;
}

/// Adds the content of a system file, if it exists.
void add_file(ClientState& state, const char* path, ClientState (*reader)(std::string_view)) {
  try {
    const Bytes content = read_file(path);
    merge(state, reader(as_text(content)));
  } catch (const Error&) {
    return;  // unknown, as the checks report
  }
}

}  // namespace

ClientState live_client_state() {
  auto state = interfaces();
  add_file(state, "/etc/resolv.conf", read_resolv_conf);
  add_file(state, "/proc/net/route", read_proc_route);
  add_file(state, "/proc/net/ipv6_route", read_proc_ipv6_route);
  return state;
}

}  // namespace p2s::diagnosis
