// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/rules/areas/pool/pool_rule_functions.hpp>

#include <fmt/format.h>

namespace p2s::rules::rules {
namespace {

constexpr std::size_t kMostPerPool = 16;

void report(const PoolFacts& facts, const std::vector<spec::Network>& networks,
            std::string_view noun, const PoolRule& rule, Findings& findings) {
  const net::PrefixSet set(prefixes_of(networks));
  for (const auto& pool : facts.pools) {
    const auto places = set.overlapping(pool.prefix, kMostPerPool);
    for (const auto place : places) {
      findings.push_back(finding(rule, subject_of(*pool.source),
                                 fmt::format("pool {} overlaps {} {}", pool.prefix.to_string(),
                                             noun, shown(networks[place])),
                                 facts.suggestion(pool.prefix)));
    }
    if (places.size() == kMostPerPool) {
      findings.back().message += "; further overlaps are possible";
    }
  }
}

void report_kind(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  for (const auto& kind : kOverlapKinds) {
    if (kind.rule != rule.id) continue;
    report(facts, networks_of(facts.plan, kind), kind.noun, rule, findings);
  }
}

}  // namespace

void pool_overlaps_vnet(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
  // A subnet inside the network is covered by POOL-020 already.
  report(facts, stray_subnets(facts.plan), "the gateway subnet", rule, findings);
}

void pool_overlaps_peered(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_overlaps_on_premises(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_overlaps_bgp_learned(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pools_overlap(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  std::vector<net::Prefix> prefixes;
  for (const auto& pool : facts.pools) prefixes.push_back(pool.prefix);
  for (const auto& [inner, outer] : net::overlaps(prefixes)) {
    const auto& pool = facts.pools[inner];
    const auto& other = facts.pools[outer];
    const spec::Network where{other.prefix, other.source->origin};
    const bool same = pool.prefix == other.prefix;
    findings.push_back(finding(rule, subject_of(*pool.source),
                               fmt::format("pool {} {} {}", pool.prefix.to_string(),
                                           same ? "equals pool" : "is inside pool", shown(where)),
                               same ? "remove one of the two" : facts.suggestion(pool.prefix)));
  }
}

void pool_overlaps_custom_route(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_holds_server(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_in_gateway_subnet(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  const auto& subnets = facts.plan.gateway_subnet;
  const net::PrefixSet set(prefixes_of(subnets));
  for (const auto& pool : facts.pools) {
    for (const auto place : set.overlapping(pool.prefix, kMostPerPool)) {
      const auto& subnet = subnets[place];
      if (!subnet.prefix.contains(pool.prefix)) continue;
      findings.push_back(
          finding(rule, subject_of(*pool.source),
                  fmt::format("pool {} is part of the gateway subnet {}, which Azure refuses, "
                              "although a published how-to says otherwise",
                              pool.prefix.to_string(), shown(subnet)),
                  facts.suggestion(pool.prefix)));
    }
  }
}

}  // namespace p2s::rules::rules
