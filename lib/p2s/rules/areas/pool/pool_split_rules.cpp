// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

template <typename Condition, typename Message>
void report_each(const PoolFacts& facts, const Rule& rule, Findings& findings, Condition condition,
                 Message message) {
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv4 || !condition(pool.prefix)) continue;
    findings.push_back(finding(rule, subject_of(*pool.source), message(pool.prefix)));
  }
}

std::string shares(const PoolFacts& facts, const net::Prefix& pool) {
  std::vector<std::string> parts;
  for (const auto& share : azure::split_pool(pool, facts.plan.tunnels, facts.plan.active_active)) {
    parts.push_back(fmt::format("{} for {}", share.addresses, share.tunnels.to_string()));
  }
  return fmt::format("pool {} is split: {}", pool.to_string(), join(parts, ", "));
}

bool is_small(const net::Prefix& pool) { return pool.length() >= 24; }
bool is_large(const net::Prefix& pool) { return !is_small(pool); }

void pool_is_split(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  findings.push_back(
      finding(rule, "tunnels",
              "SSTP with IKEv2 splits every pool into two fixed parts; neither protocol can use "
              "free addresses of the other",
              "remove sstp, or check the expected clients of each protocol against its part"));
}

void small_pool_halved(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_small,
              [&](const net::Prefix& pool) { return shares(facts, pool); });
}

void sstp_keeps_128(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_large,
              [&](const net::Prefix& pool) { return shares(facts, pool); });
}

void split_ranges_unknown(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_large, [](const net::Prefix& pool) {
    return fmt::format(
        "how the addresses of pool {} are assigned to the protocols is not published",
        pool.to_string());
  });
}

void selectors_follow_split(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  findings.push_back(
      finding(rule, "tunnels",
              "with SSTP and IKEv2 the gateway may offer the two parts of a pool as traffic "
              "selectors instead of the whole pool",
              "include the parts in firewall rules and in the traffic selectors of peers"));
}

void ikev2_and_openvpn_share(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.plan.tunnels != azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::openvpn}) return;
  findings.push_back(
      finding(rule, "tunnels", "IKEv2 and OpenVPN clients share the pools, which are not split"));
}

void instances_halve_pool(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.plan.active_active) return;
  const auto divisible = [](const net::Prefix& pool) { return pool.length() < pool.width(); };
  report_each(facts, rule, findings, divisible, [](const net::Prefix& pool) {
    const net::Prefix low(pool.first(), pool.length() + 1);
    const net::Prefix high(pool.last(), pool.length() + 1);
    return fmt::format("pool {} is divided between the two instances: {} and {}", pool.to_string(),
                       low.to_string(), high.to_string());
  });
}

void both_splits_apply(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.plan.active_active || !facts.is_split()) return;
  report_each(
      facts, rule, findings, [](const net::Prefix&) { return true; },
      [&](const net::Prefix& pool) {
        std::vector<std::string> parts;
        for (const auto& share : azure::split_pool(pool, facts.plan.tunnels, true)) {
          parts.push_back(
              fmt::format("{} for {}", share.per_instance(), share.tunnels.to_string()));
        }
        return fmt::format("pool {} is divided by protocol and by instance: each instance has {}",
                           pool.to_string(), join(parts, ", "));
      });
}

void one_instance_keeps_half(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.plan.active_active) return;
  findings.push_back(finding(rule, "active_active",
                             "while one instance is down, only the other instance's half of each "
                             "pool is available, and its clients must reconnect"));
}

constexpr std::array kPoolSplitRules{
    PoolRule{{"POOL-040", kNote, "SSTP with IKEv2 splits the pools", page::kEndOfSstp},
             pool_is_split},
    PoolRule{{"POOL-041", kNote, "pools of /24 or smaller are split in halves", page::kEndOfSstp},
             small_pool_halved},
    PoolRule{{"POOL-042", kNote, "SSTP gets 128 addresses of a larger pool", page::kEndOfSstp},
             sstp_keeps_128},
    PoolRule{{"POOL-043", kNote, "the addresses of each protocol are not published",
              "unconfirmed: no page lists the sub-ranges"},
             split_ranges_unknown},
    PoolRule{unchecked("POOL-044", "equal shares between protocols",
                       "older wording; POOL-041 and POOL-042 replace it")},
    PoolRule{{"POOL-045", kWarning, "traffic selectors follow the split", page::kEndOfSstp},
             selectors_follow_split},
    PoolRule{{"POOL-046", kNote, "IKEv2 and OpenVPN share a pool", ""}, ikev2_and_openvpn_share},
    PoolRule{{"POOL-047", kNote, "each instance gets half of a pool", page::kGroupSetup},
             instances_halve_pool},
    PoolRule{{"POOL-048", kWarning, "both splits apply",
              "unconfirmed: no page says which split comes first"},
             both_splits_apply},
    PoolRule{{"POOL-052", kNote, "a single instance has half of each pool", page::kActiveActive},
             one_instance_keeps_half},
    PoolRule{unchecked("POOL-053", "netmask shown on a client",
                       "a fact about clients, nothing to check")},
    PoolRule{unchecked("POOL-054", "several pools", "every rule checks each pool")},
    PoolRule{unchecked("POOL-055", "classful routes on Windows",
                       "2017 only; newer profiles have explicit routes")},
    PoolRule{unchecked("POOL-056", "pool changed on a live gateway", "requires the live gateway")},
};

}  // namespace

PoolRules pool_split_rules() noexcept { return kPoolSplitRules; }

}  // namespace p2s::rules
