// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

void report_longer_than(const PoolFacts& facts, unsigned longest, const Rule& rule,
                        Findings& findings) {
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv4 || pool.prefix.length() <= longest) continue;
    findings.push_back(
        finding(rule, subject_of(*pool.source),
                fmt::format("pool {} has {}; the minimum is a /{}", pool.prefix.to_string(),
                            counted(pool.prefix.addresses(), "address", "addresses"), longest),
                facts.instead_of(pool)));
  }
}

/// What is meant by a prefix whose host bits are set.
std::optional<Fix> without_host_bits(const spec::Pool& pool) {
  const auto [prefix, problem] = net::Prefix::parse(pool.text);
  if (problem != net::Prefix::Problem::host_bits_set || pool.origin.empty()) return std::nullopt;
  const auto text = prefix->to_string();
  return fix::told(fix::set(pool.origin, fix::quoted(text)), "write " + text);
}

void pool_missing(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.plan.pools.empty()) return;
  findings.push_back(finding(rule, "pools", "address pools are missing, so clients cannot connect",
                             facts.added(24)));
}

void pool_not_a_prefix(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& pool : facts.plan.pools) {
    try {
      spec::require_prefix(pool.text, "pool", ErrorKind::malformed);
    } catch (const Error& error) {
      findings.push_back(finding(rule, subject_of(pool), error.message(), error.hint()));
      if (auto fix = without_host_bits(pool)) findings.back().fixes = {*std::move(fix)};
    }
  }
}

void pool_too_small(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.plan.active_active) report_longer_than(facts, kLongestPool, rule, findings);
}

void pool_too_small_for_active_active(const PoolFacts& facts, const Rule& rule,
                                      Findings& findings) {
  if (facts.plan.active_active) {
    report_longer_than(facts, kLongestActiveActivePool, rule, findings);
  }
}

void group_pool_too_small(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& pool : facts.pools) {
    const bool is_group = !pool.source->group.empty() && pool.prefix.family() == net::Family::ipv4;
    if (!is_group || pool.prefix.length() <= kLongestGroupPool) continue;
    findings.push_back(
        finding(rule, subject_of(*pool.source),
                fmt::format("pool {} of user group '{}' is too small; the minimum is a /24",
                            pool.prefix.to_string(), printable(pool.source->group)),
                facts.instead_of(pool)));
  }
}

void pool_very_large(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv4 || pool.prefix.length() >= 16) continue;
    findings.push_back(
        finding(rule, subject_of(*pool.source),
                fmt::format("pool {} has {} addresses; a gateway allows at most 10000 clients",
                            pool.prefix.to_string(), pool.prefix.addresses()),
                fix::decide(facts.instead_of(pool, 18))));
  }
}

constexpr std::array kPoolFormRules{
    PoolRule{{"POOL-001", kError, "a gateway has a client address pool",
              "github.com/pulumi/pulumi-azure-native/issues/4735 (2026-06)"},
             pool_missing},
    PoolRule{{"POOL-002", kError, "pools are prefixes without host bits",
              "github.com/MicrosoftDocs/azure-docs/issues/27156 (2019)"},
             pool_not_a_prefix},
    PoolRule{{"POOL-003", kError, "the smallest pool is a /29", page::kClientPool}, pool_too_small},
    PoolRule{{"POOL-004", kError, "the smallest pool of an active-active gateway is a /28",
              page::kClientPool},
             pool_too_small_for_active_active},
    PoolRule{{"POOL-005", kError, "the smallest pool of a user group is a /24", page::kGroupSetup},
             group_pool_too_small},
    PoolRule{{"POOL-013", kNote, "pools larger than a /16 waste addresses", ""}, pool_very_large},
    PoolRule{unchecked("POOL-014", "pool of /30, /31 or /32", "POOL-003 or POOL-004 reports it")},
};

}  // namespace

PoolRules pool_form_rules() noexcept { return kPoolFormRules; }

}  // namespace p2s::rules
