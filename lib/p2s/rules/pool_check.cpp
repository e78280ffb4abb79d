#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/rules/pool_check.hpp>
#include <p2s/rules/pool_rules.hpp>

namespace p2s::rules {

PoolQuestion pool_question(const spec::GatewaySpec& spec) {
  PoolQuestion question;
  question.pools = spec.pools;
  question.vnet = spec.vnet.prefixes;
  question.gateway_subnet = spec.vnet.gateway_subnet;
  question.peered = spec.vnet.peered;
  question.on_premises = spec.on_premises.prefixes;
  question.bgp_learned = spec.on_premises.bgp_learned;
  question.custom_routes = spec.custom_routes;
  question.servers = spec.vnet.dns_servers;
  for (const auto& server : spec.radius.servers) {
    const auto address = net::Address::parse(server.address);
    if (!address) continue;
    const unsigned width = address->family == net::Family::ipv4 ? 32 : 128;
    question.servers.push_back({net::Prefix(*address, width), server.origin});
  }
  question.tunnels = spec.tunnels;
  question.active_active = spec.active_active;
  question.sku = spec.sku;
  question.generation = spec.generation;
  question.clients = spec.clients;
  return question;
}

PoolReport check_pools(const PoolQuestion& question) { return check_pools(PoolFacts(question)); }

PoolReport check_pools(const PoolFacts& facts) {
  const auto& question = facts.question;
  PoolReport report;
  for (const auto& pool : facts.pools) {
    report.pools.push_back(
        {pool.prefix, pool.source->origin, pool.prefix.addresses(),
         azure::split_pool(pool.prefix, question.tunnels, question.active_active)});
  }
  for (const auto& rule : pool_rules()) rule.check(facts, rule, report.findings);
  sort_findings(report.findings);
  return report;
}

}  // namespace p2s::rules
