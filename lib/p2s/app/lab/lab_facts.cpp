// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_facts.hpp"

#include <p2s/base/error.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

using net::Prefix;

bool is_ipv4(const Prefix& prefix) { return prefix.family() == net::Family::ipv4; }

constexpr unsigned kSmallestOfOpenVpn = 29;

Prefix half(const Prefix& pool, bool second) {
  auto first = pool.first();
  if (second) first.low += pool.addresses() / 2;
  return {first, pool.length() + 1};
}

/// OpenVPN serves at most a /16.
Prefix at_most_16(const Prefix& pool) {
  constexpr unsigned kLargest = 16;
  return pool.length() < kLargest ? Prefix(pool.first(), kLargest) : pool;
}

/// As Azure's first host of a subnet, or the address of a smaller prefix.
net::Address host_of(const Prefix& route) {
  constexpr std::uint64_t kFirstHost = 4;
  auto host = route.first();
  if (route.addresses() > kFirstHost) host.low += kFirstHost;
  return host;
}

void add_network(const package::VendorPackage& gateway, LabFacts& facts) {
  for (const auto& route : gateway.routes) {
    if (!is_ipv4(route)) continue;
    facts.routes.push_back(route);
    const auto host = host_of(route);
    // No computer has an address of 0.0.0.0/8, where a default route begins.
    const bool is_host = (host.low >> 24U) != 0;
    if (is_host && std::find(facts.hosts.begin(), facts.hosts.end(), host) == facts.hosts.end())
      facts.hosts.push_back(host);
  }
  for (const auto& server : gateway.dns_servers) {
    const auto address = net::Address::parse(server);
    if (address && address->family == net::Family::ipv4) facts.dns_servers.push_back(*address);
  }
}

/// templates/lab/network.sh has its addresses.
void require_usable(const Prefix& pool, bool openvpn) {
  const auto own = *Prefix::parse("198.18.0.0/24").prefix;
  if (pool.overlaps(own)) {
    throw Error(ErrorKind::unsupported,
                fmt::format("the address pool {} overlaps {}, which connects client and gateway in "
                            "a lab",
                            pool.to_string(), own.to_string()));
  }
  if (openvpn && pool.length() > kSmallestOfOpenVpn) {
    throw Error(ErrorKind::unsupported,
                fmt::format("the address pool {} is too small for OpenVPN, which requires a /{} or "
                            "larger",
                            pool.to_string(), kSmallestOfOpenVpn));
  }
}

void add_pools(const package::VendorPackage& gateway, LabFacts& facts) {
  const bool ikev2 = gateway.has(azure::Tunnel::ikev2);
  const bool openvpn = gateway.has(azure::Tunnel::openvpn);
  if (!ikev2 && !openvpn) {
    throw Error(ErrorKind::unsupported,
                "the gateway has neither IKEv2 nor OpenVPN; a lab has no "
                "other tunnel types");
  }
  const auto pool = std::find_if(gateway.pools.begin(), gateway.pools.end(), is_ipv4);
  if (pool == gateway.pools.end()) {
    throw Error(ErrorKind::unsupported,
                "the address pool of the clients is unknown or has no IPv4 addresses")
        .hint("complete gateway.pools in p2s.toml, or use a package that has it");
  }
  require_usable(*pool, openvpn);
  const bool halved = ikev2 && pool->length() < kSmallestOfOpenVpn;
  if (openvpn) facts.openvpn_pool = at_most_16(halved ? half(*pool, false) : *pool);
  if (ikev2) facts.ikev2_pool = openvpn ? half(*pool, true) : *pool;
}

void add_policy(const azure::Proposals& of_kits, LabFacts& facts) {
  const auto proposals = of_kits.custom.empty() ? azure::default_proposals() : of_kits;
  if (facts.ikev2_pool && (proposals.ike.empty() || proposals.esp.empty())) {
    throw Error(ErrorKind::unsupported,
                "the IPsec policy of the gateway has a value that strongSwan does not support")
        .hint("see all problems with: p2sctl gateway check");
  }
  facts.ike = proposals.ike;
  facts.esp = proposals.esp;
}

template <typename Values, typename ToText>
std::string array(std::string_view name, const Values& values, ToText to_text) {
  std::string text;
  for (const auto& value : values)
    text += (text.empty() ? "" : " ") + render::escape_shell(to_text(value));
  return fmt::format("{}=({})\n", name, text);
}

std::string word(std::string_view name, std::string_view value) {
  return fmt::format("{}={}\n", name, render::escape_shell(value));
}

std::string as_is(const std::string& text) { return text; }
std::string prefix_text(const Prefix& prefix) { return prefix.to_string(); }

}  // namespace

LabFacts lab_facts(const KitPlan& plan) {
  const auto& gateway = plan.gateway;
  LabFacts facts;
  facts.certificates = gateway.has(azure::Method::certificate);
  if (!facts.certificates && !gateway.has(azure::Method::radius)) {
    throw Error(ErrorKind::unsupported,
                "the gateway has only Microsoft Entra ID, which a lab does not support");
  }
  if (gateway.servers.empty() ||
      (gateway.server_name.empty() && gateway.has(azure::Tunnel::openvpn))) {
    throw Error(ErrorKind::unsupported, "the names of the gateway are unknown")
        .hint("complete the table [server] in p2s.toml, or use a complete package from Azure");
  }
  facts.gateway_names = gateway.servers;
  add_network(gateway, facts);
  add_pools(gateway, facts);
  add_policy(plan.proposals, facts);
  return facts;
}

std::string facts_script(const LabFacts& facts) {
  const auto pool = [](const std::optional<Prefix>& prefix) {
    return prefix ? prefix->to_string() : std::string();
  };
  return "# The gateway of this lab.\n" + array("gateway_names", facts.gateway_names, as_is) +
         array("vnet_prefixes", facts.routes, prefix_text) +
         array("vnet_addresses", facts.hosts,
               [](const net::Address& host) { return host.to_string() + "/32"; }) +
         word("ikev2_pool", pool(facts.ikev2_pool)) +
         word("openvpn_pool", pool(facts.openvpn_pool)) +
         array("dns_servers", facts.dns_servers,
               [](const net::Address& server) { return server.to_string(); }) +
         array("ike_rows", facts.ike, as_is) + array("esp_rows", facts.esp, as_is) +
         word("authentication", facts.certificates ? "certificate" : "radius") +
         word("revocation", facts.strict_revocation ? "strict" : "relaxed");
}

}  // namespace p2s::app
