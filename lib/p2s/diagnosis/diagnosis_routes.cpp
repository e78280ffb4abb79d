// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <map>
#include <optional>

namespace p2s::diagnosis {
namespace {

/// A lookup table of routes.
struct RouteSet {
  std::vector<const Route*> routes;
  net::PrefixSet set;

  explicit RouteSet(const std::vector<const Route*>& all) {
    std::map<net::Prefix, const Route*> each;  // each destination once, regardless of metrics
    for (const auto* route : all) each.emplace(route->destination, route);
    std::vector<net::Prefix> prefixes;
    for (const auto& [prefix, route] : each) {
      prefixes.push_back(prefix);
      routes.push_back(route);
    }
    set = net::PrefixSet(prefixes);
  }
  /// The longest route that contains the prefix; null if there is none.
  const Route* holder(const net::Prefix& prefix) const {
    const Route* longest = nullptr;
    for (const auto place : set.overlapping(prefix, prefix.width() + 1)) {
      if (!routes[place]->destination.contains(prefix)) break;
      longest = routes[place];
    }
    return longest;
  }
  /// A route inside the prefix; null if there is none.
  const Route* inside(const net::Prefix& prefix) const {
    for (const auto place : set.overlapping(prefix, prefix.width() + 2)) {
      if (prefix.contains(routes[place]->destination) && routes[place]->destination != prefix)
        return routes[place];
    }
    return nullptr;
  }
};

void check_network(ClientFacts& facts, const spec::Network& network, const RouteSet& tunnel,
                   const RouteSet& others) {
  const auto text = network.prefix.to_string();
  const Route* into_tunnel = tunnel.holder(network.prefix);
  const Route* around = others.holder(network.prefix);
  if (into_tunnel == nullptr && tunnel.inside(network.prefix) != nullptr) {
    facts.report(
        "DIAG-005", Severity::warning, text,
        fmt::format("only parts of {} are routed into the tunnel, such as {}", text,
                    tunnel.inside(network.prefix)->destination.to_string()),
        "import a new package: the virtual network was extended after this one was created");
  } else if (into_tunnel == nullptr) {
    facts.report("DIAG-005", text, fmt::format("no route sends {} into the tunnel", text),
                 "import a package created after the last change of the networks and reconnect");
  } else if (around != nullptr &&
             around->destination.length() > into_tunnel->destination.length()) {
    facts.report(
        "DIAG-006", text,
        fmt::format("{} is routed to {} by {}, which is more specific than the tunnel's {}", text,
                    around->interface, around->destination.to_string(),
                    into_tunnel->destination.to_string()),
        "remove that route, or connect from another network");
  }
}

/// The classful network of an address, as assumed by old Windows profiles.
std::optional<net::Prefix> classful_network(const net::Address& address) {
  if (address.family != net::Family::ipv4) return std::nullopt;
  const auto first = address.low >> 24U;
  return net::Prefix(address, first < 128 ? 8 : first < 192 ? 16 : 24);
}

void check_classful(ClientFacts& facts, const RouteSet& tunnel) {
  std::vector<net::Prefix> wanted;
  for (const auto* networks : {&facts.expected.pools, &facts.expected.vnet, &facts.expected.peered,
                               &facts.expected.on_premises, &facts.expected.custom_routes}) {
    for (const auto& network : *networks) wanted.push_back(network.prefix);
  }
  const net::PrefixSet meant(wanted);
  for (const auto& own : facts.diagnosis.pool_addresses) {
    const auto guessed = classful_network(own.address);
    if (!guessed) continue;
    const Route* there = tunnel.holder(*guessed);
    if (there == nullptr || there->destination != *guessed) continue;
    const auto places = meant.overlapping(*guessed, 1);  // the largest that contains it is first
    if (!places.empty() && wanted[places.front()].contains(*guessed)) continue;
    facts.report("POOL-055", own.interface,
                 fmt::format("all of {} is routed into the tunnel, derived from the class of {}",
                             guessed->to_string(), own.address.to_string()),
                 "import a new profile; if that does not help, use a pool of another class or "
                 "explicit routes");
  }
}

}  // namespace

void check_routes(ClientFacts& facts) {
  if (facts.expected.vnet.empty()) {
    facts.diagnosis.unchecked.emplace_back(
        "whether the virtual network is routed into the tunnel: the virtual network is unknown; "
        "add it to vnet.prefixes of p2s.toml");
    return;
  }
  if (facts.client.interfaces_known && !facts.is_connected()) return;  // reported by DIAG-001
  if (facts.routes_elsewhere) {
    facts.diagnosis.unchecked.emplace_back(
        "whether the virtual network is routed into the tunnel: the pool's address is on a network "
        "interface, so strongSwan uses a separate routing table (ip route show table 220)");
    return;
  }
  std::vector<const Route*> inside;
  std::vector<const Route*> outside;
  for (const auto& route : facts.client.routes)
    (facts.is_tunnel(route) ? inside : outside).push_back(&route);
  const RouteSet tunnel(inside);
  const RouteSet others(outside);
  for (const auto& network : facts.expected.vnet) check_network(facts, network, tunnel, others);
  check_classful(facts, tunnel);
}

}  // namespace p2s::diagnosis
