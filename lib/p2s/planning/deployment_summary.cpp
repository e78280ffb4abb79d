// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/deployment_summary.hpp"

#include <p2s/rules/facts/pool_facts.hpp>

#include <algorithm>
#include <array>

namespace p2s::planning {
namespace {

constexpr std::array kPorts{
    Port{azure::Tunnel::ikev2, "UDP", 500}, Port{azure::Tunnel::ikev2, "UDP", 4500},
    Port{azure::Tunnel::ikev2, "ESP", 0},   Port{azure::Tunnel::openvpn, "TCP", 443},
    Port{azure::Tunnel::sstp, "TCP", 443},
};

azure::TunnelSet without_sstp(const azure::TunnelSet& tunnels) {
  azure::TunnelSet rest;
  for (const auto tunnel : tunnels.list()) {
    if (tunnel != azure::Tunnel::sstp) rest.insert(tunnel);
  }
  return rest;
}

std::vector<Capacity> capacities(const spec::GatewaySpec& spec, const rules::PoolFacts& facts) {
  std::vector<Capacity> found;
  const auto rest = without_sstp(spec.tunnels);
  if (!rest.empty()) {
    const auto limit =
        facts.sku ? std::optional<std::uint64_t>(facts.sku->ikev2_openvpn_clients) : std::nullopt;
    found.push_back({rest, facts.addresses_for(rest.list().front()), limit});
  }
  if (spec.tunnels.has(azure::Tunnel::sstp)) {
    const auto limit =
        facts.sku ? std::optional<std::uint64_t>(facts.sku->sstp_clients) : std::nullopt;
    found.push_back({{azure::Tunnel::sstp}, facts.addresses_for(azure::Tunnel::sstp), limit});
  }
  return found;
}

Tunnelling tunnelling(const std::vector<spec::Network>& custom_routes) {
  bool low = false;
  bool high = false;
  for (const auto& route : custom_routes) {
    const auto text = route.prefix.to_string();
    low = low || text == "0.0.0.0/0" || text == "0.0.0.0/1";
    high = high || text == "0.0.0.0/0" || text == "128.0.0.0/1";
  }
  if (low && high) return Tunnelling::forced;
  return low || high ? Tunnelling::half : Tunnelling::split;
}

void add(std::vector<ClientRoute>& routes, const std::vector<spec::Network>& networks,
         std::string_view why, bool windows) {
  for (const auto& network : networks) {
    const bool known = std::any_of(routes.begin(), routes.end(), [&](const ClientRoute& route) {
      return route.prefix == network.prefix;
    });
    if (!known) routes.push_back({network.prefix, std::string(why), windows});
  }
}

std::vector<ClientRoute> routes(const spec::GatewaySpec& spec, const rules::PoolFacts& facts) {
  std::vector<ClientRoute> found;
  add(found, spec.vnet.prefixes, "the virtual network", true);
  add(found, spec.vnet.peered, "a peered network", true);
  add(found, spec.custom_routes, "a custom route", true);
  add(found, spec.on_premises.prefixes, "on premises", false);
  add(found, spec.on_premises.nat, "on premises, by NAT", false);
  if (spec.on_premises.bgp.value_or(!spec.on_premises.bgp_learned.empty()))
    add(found, spec.on_premises.bgp_learned, "learned by BGP", false);
  for (const auto& pool : facts.pools)
    found.push_back({pool.prefix, "the address pool itself", true});
  return found;
}

}  // namespace

std::string_view to_string(Tunnelling tunnelling) noexcept {
  switch (tunnelling) {
    case Tunnelling::split:
      return "split";
    case Tunnelling::forced:
      return "forced";
    case Tunnelling::half:
      break;
  }
  return "half";
}

DeploymentSummary deployment_summary(const spec::GatewaySpec& spec, Time as_of) {
  const auto plan = rules::pool_plan(spec);
  const rules::PoolFacts facts(plan);
  DeploymentSummary summary;
  summary.pools = rules::check_pools(facts, as_of).pools;
  summary.capacities = capacities(spec, facts);
  summary.tunnelling = tunnelling(spec.custom_routes);
  summary.routes = routes(spec, facts);
  for (const auto& port : kPorts) {
    if (spec.tunnels.has(port.tunnel)) summary.ports.push_back(port);
  }
  summary.retirements = retirements(spec, as_of);
  return summary;
}

}  // namespace p2s::planning
