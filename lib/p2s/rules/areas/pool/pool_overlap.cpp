// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::size_t kMostPerPool = 16;

void report(const PoolFacts& facts, const std::vector<spec::Network>& networks,
            std::string_view noun, const Rule& rule, Findings& findings) {
  const net::PrefixSet set(prefixes_of(networks));
  for (const auto& pool : facts.pools) {
    const auto places = set.overlapping(pool.prefix, kMostPerPool);
    for (const auto place : places) {
      findings.push_back(finding(rule, subject_of(*pool.source),
                                 fmt::format("pool {} overlaps {} {}", pool.prefix.to_string(),
                                             noun, shown(networks[place])),
                                 facts.instead_of(pool)));
    }
    if (places.size() == kMostPerPool) {
      findings.back().message += "; further overlaps are possible";
    }
  }
}

void report_kind(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& kind : kOverlapKinds) {
    if (kind.rule != rule.id) continue;
    report(facts, networks_of(facts.plan, kind), kind.noun, rule, findings);
  }
}

void pool_overlaps_vnet(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
  // A subnet inside the network is covered by POOL-020 already.
  report(facts, stray_subnets(facts.plan), "the gateway subnet", rule, findings);
}

void pool_overlaps_peered(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_overlaps_on_premises(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_overlaps_bgp_learned(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pools_overlap(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  std::vector<net::Prefix> prefixes;
  for (const auto& pool : facts.pools) prefixes.push_back(pool.prefix);
  for (const auto& [inner, outer] : net::overlaps(prefixes)) {
    const auto& pool = facts.pools[inner];
    const auto& other = facts.pools[outer];
    const spec::Network where{other.prefix, other.source->origin};
    const bool same = pool.prefix == other.prefix;
    // Acceptance tests of Terraform give a user group the gateway's own pool.
    const bool shared = same && pool.source->group.empty() != other.source->group.empty();
    auto fixes = facts.instead_of(pool);
    if (same && pool.source->group == other.source->group && !pool.source->origin.empty())
      fixes = {fix::told(fix::remove(pool.source->origin), "remove one of the two")};
    for (auto& each : fixes) {
      if (shared)
        each = fix::decide(fix::told(each, "unconfirmed that Azure refuses it; " + each.text));
    }
    findings.push_back(finding(rule, shared ? kWarning : rule.severity, subject_of(*pool.source),
                               fmt::format("pool {} {} {}", pool.prefix.to_string(),
                                           same ? "equals pool" : "is inside pool", shown(where)),
                               std::move(fixes)));
  }
}

void pool_overlaps_custom_route(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_holds_server(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_kind(facts, rule, findings);
}

void pool_in_gateway_subnet(const PoolFacts& facts, const Rule& rule, Findings& findings) {
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
                  facts.instead_of(pool)));
    }
  }
}

constexpr std::array kPoolOverlapRules{
    needs(Fact::network, PoolRule{{"POOL-020", kError, "pools do not overlap the virtual network",
                                   page::kClientPool},
                                  pool_overlaps_vnet}),
    PoolRule{{"POOL-021", kError, "pools do not overlap a peered network", page::kGroupSetup},
             pool_overlaps_peered},
    PoolRule{{"POOL-022", kError, "pools do not overlap an on-premises range", page::kClientPool},
             pool_overlaps_on_premises},
    PoolRule{{"POOL-023", kError, "pools do not overlap a range learned by BGP",
              "github.com/MicrosoftDocs/azure-docs/issues/101698 (2022)"},
             pool_overlaps_bgp_learned},
    PoolRule{{"POOL-024", kError, "pools do not overlap each other", page::kGroupSetup},
             pools_overlap},
    PoolRule{unchecked("POOL-025", "the client's own network", "known only on the client")},
    PoolRule{{"POOL-027", kWarning, "pools do not overlap a custom route", ""},
             pool_overlaps_custom_route},
    PoolRule{{"POOL-028", kError, "pools do not contain servers", ""}, pool_holds_server},
    needs(Fact::gateway_subnet,
          PoolRule{{"POOL-029", kNote, "pools are not part of the gateway subnet",
                    "github.com/MicrosoftDocs/azure-docs/issues/112981 (2023)"},
                   pool_in_gateway_subnet}),
};

}  // namespace

PoolRules pool_overlap_rules() noexcept { return kPoolOverlapRules; }

}  // namespace p2s::rules
