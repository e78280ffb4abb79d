// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/pool_check.hpp"

#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

namespace p2s::rules {

PoolPlan pool_plan(const spec::GatewaySpec& spec) {
  PoolPlan plan;
  plan.pools = spec.pools;
  plan.vnet = spec.vnet.prefixes;
  plan.gateway_subnet = spec.vnet.gateway_subnet;
  plan.peered = spec.vnet.peered;
  plan.on_premises = spec.on_premises.prefixes;
  for (const auto* more : {&spec.on_premises.nat, &spec.on_premises.bgp_peers})
    plan.on_premises.insert(plan.on_premises.end(), more->begin(), more->end());
  plan.bgp_learned = spec.on_premises.bgp_learned;
  plan.custom_routes = spec.custom_routes;
  plan.servers = spec.vnet.dns_servers;
  for (const auto& server : spec.radius.servers) {
    const auto address = net::Address::parse(server.address);
    if (!address) continue;
    const unsigned width = address->family == net::Family::ipv4 ? 32 : 128;
    plan.servers.push_back({net::Prefix(*address, width), server.origin});
  }
  plan.tunnels = spec.tunnels;
  plan.active_active = spec.active_active;
  plan.sku = spec.sku;
  plan.generation = spec.generation;
  plan.clients = spec.clients;
  return plan;
}

PoolReport check_pools(const PoolPlan& plan, Time as_of) {
  return check_pools(PoolFacts(plan), as_of);
}

PoolReport check_pools(const PoolFacts& facts, Time as_of) {
  const auto& plan = facts.plan;
  PoolReport report;
  for (const auto& pool : facts.pools) {
    report.pools.push_back({pool.prefix, pool.source->origin, pool.prefix.addresses(),
                            azure::split_pool(pool.prefix, plan.tunnels, plan.active_active)});
  }
  for (const auto& file : pool_rules()) {
    for (const auto& rule : file) {
      if (rule.check != nullptr && applies(rule, as_of)) rule.check(facts, rule, report.findings);
    }
  }
  sort_findings(report.findings);
  return report;
}

}  // namespace p2s::rules
