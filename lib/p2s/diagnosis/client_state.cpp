// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/client_state.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace p2s::diagnosis {
namespace {

constexpr std::array<std::string_view, 9> kPrefixes{"ppp",  "tun", "tap", "utun",    "ipsec",
                                                    "xfrm", "vti", "wg",  "nordlynx"};
constexpr std::array<std::string_view, 8> kParts{
    "vpn", "wintun", "tap-", "wan miniport", "openvpn", "wireguard", "strongswan", "ppp adapter"};
constexpr std::array<std::string_view, 4> kNoVpn{"teredo", "isatap", "6to4", "tunl"};

net::Prefix prefix(std::string_view text) { return *net::Prefix::parse(text).prefix; }

bool lies_in(const net::Address& address, std::string_view network) noexcept {
  return prefix(network).contains({address, address.family == net::Family::ipv4 ? 32U : 128U});
}

template <typename Items>
void append(Items& into, Items from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

}  // namespace

void merge(ClientState& into, ClientState from) {
  append(into.interfaces, std::move(from.interfaces));
  append(into.routes, std::move(from.routes));
  append(into.dns_servers, std::move(from.dns_servers));
  into.interfaces_known = into.interfaces_known || from.interfaces_known;
  into.routes_known = into.routes_known || from.routes_known;
  into.dns_known = into.dns_known || from.dns_known;
}

bool names_tunnel(std::string_view name) {
  const auto lower = to_lower(name);
  const auto holds = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
  const auto begins = [&](std::string_view part) { return lower.starts_with(part); };
  if (std::any_of(kNoVpn.begin(), kNoVpn.end(), holds)) return false;
  // Windows uses "Tunnel adapter …" for Teredo and similar interfaces, never for a VPN.
  if (lower.find(' ') == std::string::npos &&
      std::any_of(kPrefixes.begin(), kPrefixes.end(), begins))
    return true;
  return std::any_of(kParts.begin(), kParts.end(), holds);
}

bool is_link_local(const net::Address& address) noexcept {
  return lies_in(address, address.family == net::Family::ipv4 ? "169.254.0.0/16" : "fe80::/10");
}

bool is_loopback(const net::Address& address) noexcept {
  return lies_in(address, address.family == net::Family::ipv4 ? "127.0.0.0/8" : "::1/128");
}

}  // namespace p2s::diagnosis
