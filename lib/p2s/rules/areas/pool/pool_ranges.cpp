// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/private_ranges.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace p2s::rules {
namespace {

constexpr std::array kPrivate{
    azure::NamedRange{"10.0.0.0/8", ""}, azure::NamedRange{"172.16.0.0/12", ""},
    azure::NamedRange{"192.168.0.0/16", ""}, azure::NamedRange{"fc00::/7", ""}};
constexpr std::array kCarrier{azure::NamedRange{"100.64.0.0/10", "carrier-grade NAT"}};
constexpr std::array kSpecial{azure::NamedRange{"192.0.0.0/24", "protocol assignments"},
                              azure::NamedRange{"192.0.2.0/24", "documentation"},
                              azure::NamedRange{"192.88.99.0/24", "6to4 relays"},
                              azure::NamedRange{"198.18.0.0/15", "benchmarks"},
                              azure::NamedRange{"198.51.100.0/24", "documentation"},
                              azure::NamedRange{"203.0.113.0/24", "documentation"},
                              azure::NamedRange{"240.0.0.0/4", "future use"}};

/// Parsed once, not for every pool.
template <typename Ranges>
std::vector<net::Prefix> parsed(const Ranges& ranges) {
  std::vector<net::Prefix> prefixes;
  prefixes.reserve(ranges.size());
  for (const auto& range : ranges) prefixes.push_back(*net::Prefix::parse(range.prefix).prefix);
  return prefixes;
}

bool touches(const net::Prefix& prefix, const std::vector<net::Prefix>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const net::Prefix& range) { return range.overlaps(prefix); });
}

/// Ranges covered by other rules.
std::vector<net::Prefix> covered_elsewhere() {
  auto ranges = parsed(kForbiddenRanges);
  for (const auto& range : parsed(kCarrier)) ranges.push_back(range);
  for (const auto& range : parsed(kSpecial)) ranges.push_back(range);
  return ranges;
}

template <typename Ranges>
void report(const PoolFacts& facts, const Ranges& ranges, std::string_view wording,
            const Rule& rule, Findings& findings) {
  const auto prefixes = parsed(ranges);
  for (const auto& pool : facts.pools) {
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
      if (!prefixes[i].overlaps(pool.prefix)) continue;
      findings.push_back(finding(rule, subject_of(*pool.source),
                                 fmt::format("pool {} overlaps {}, {} {}", pool.prefix.to_string(),
                                             ranges[i].prefix, wording, ranges[i].what),
                                 facts.instead_of(pool)));
    }
  }
}

void report_forbidden(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  std::vector<ForbiddenRange> ranges;
  std::copy_if(kForbiddenRanges.begin(), kForbiddenRanges.end(), std::back_inserter(ranges),
               [&](const ForbiddenRange& range) { return range.rule == rule.id; });
  report(facts, ranges, "which Azure does not allow:", rule, findings);
}

void pool_is_public(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const auto ours = parsed(kPrivate);
  const auto others = covered_elsewhere();
  for (const auto& pool : facts.pools) {
    const bool is_private = std::any_of(ours.begin(), ours.end(), [&](const net::Prefix& range) {
      return range.contains(pool.prefix);
    });
    if (is_private || touches(pool.prefix, others)) continue;
    findings.push_back(finding(
        rule, subject_of(*pool.source),
        fmt::format(
            "pool {} is not private: clients cannot reach public hosts with these addresses",
            pool.prefix.to_string()),
        facts.instead_of(pool)));
  }
}

void pool_in_forbidden_range(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& pool : facts.oversized) {
    findings.push_back(finding(rule, subject_of(*pool.source),
                               fmt::format("pool {} contains public ranges and ranges that Azure "
                                           "does not allow",
                                           pool.prefix.to_string()),
                               facts.instead_of(pool, 24)));
  }
  report_forbidden(facts, rule, findings);
}

void pool_in_zero_network(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_forbidden(facts, rule, findings);
}

void pool_in_carrier_space(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, kCarrier, "which providers use for", rule, findings);
}

void pool_in_special_range(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, kSpecial, "which is reserved for", rule, findings);
}

void pool_in_usual_home_range(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, azure::kUsualHomeRanges, "which is common in clients' networks for", rule,
         findings);
}

constexpr std::array kPoolRangeRules{
    PoolRule{{"POOL-006", kWarning, "pools are private", page::kClientPool}, pool_is_public},
    PoolRule{{"POOL-007", kError, "pools do not overlap ranges that Azure forbids",
              page::kAddressPlanning},
             pool_in_forbidden_range},
    PoolRule{{"POOL-008", kError, "pools do not overlap 0.0.0.0/8", ""}, pool_in_zero_network},
    PoolRule{{"POOL-009", kWarning, "pools avoid carrier-grade NAT space",
              "unconfirmed: no page mentions 100.64.0.0/10"},
             pool_in_carrier_space},
    PoolRule{{"POOL-010", kWarning, "pools avoid special-purpose ranges", page::kAddressPlanning},
             pool_in_special_range},
    PoolRule{unchecked("POOL-011", "custom APIPA ranges",
                       "part of 169.254.0.0/16: POOL-007 reports them")},
    PoolRule{unchecked("POOL-012", "pool from an IPAM allocation",
                       "p2s.toml supports literal prefixes only")},
    PoolRule{{"POOL-026", kWarning, "pools avoid common home ranges", ""},
             pool_in_usual_home_range},
};

}  // namespace

PoolRules pool_range_rules() noexcept { return kPoolRangeRules; }

}  // namespace p2s::rules
