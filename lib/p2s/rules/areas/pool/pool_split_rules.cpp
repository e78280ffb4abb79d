// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text.hpp>
#include <p2s/rules/areas/pool/pool_rule_functions.hpp>

#include <fmt/format.h>

namespace p2s::rules::rules {
namespace {

template <typename Condition, typename Message>
void report_each(const PoolFacts& facts, const PoolRule& rule, Findings& findings,
                 Condition condition, Message message) {
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

}  // namespace

void pool_is_split(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  findings.push_back(
      finding(rule, "tunnels",
              "SSTP with IKEv2 splits every pool into two fixed parts; neither protocol can use "
              "free addresses of the other",
              "remove sstp, or check the expected clients of each protocol against its part"));
}

void small_pool_halved(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_small,
              [&](const net::Prefix& pool) { return shares(facts, pool); });
}

void sstp_keeps_128(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_large,
              [&](const net::Prefix& pool) { return shares(facts, pool); });
}

void split_ranges_unknown(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, is_large, [](const net::Prefix& pool) {
    return fmt::format(
        "how the addresses of pool {} are assigned to the protocols is not published",
        pool.to_string());
  });
}

void selectors_follow_split(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  findings.push_back(
      finding(rule, "tunnels",
              "with SSTP and IKEv2 the gateway may offer the two parts of a pool as traffic "
              "selectors instead of the whole pool",
              "include the parts in firewall rules and in the traffic selectors of peers"));
}

void ikev2_and_openvpn_share(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (facts.plan.tunnels != azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::openvpn}) return;
  findings.push_back(
      finding(rule, "tunnels", "IKEv2 and OpenVPN clients share the pools, which are not split"));
}

void instances_halve_pool(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.plan.active_active) return;
  const auto divisible = [](const net::Prefix& pool) { return pool.length() < pool.width(); };
  report_each(facts, rule, findings, divisible, [](const net::Prefix& pool) {
    const net::Prefix low(pool.first(), pool.length() + 1);
    const net::Prefix high(pool.last(), pool.length() + 1);
    return fmt::format("pool {} is divided between the two instances: {} and {}", pool.to_string(),
                       low.to_string(), high.to_string());
  });
}

void both_splits_apply(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
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

void one_instance_keeps_half(const PoolFacts& facts, const PoolRule& rule, Findings& findings) {
  if (!facts.plan.active_active) return;
  findings.push_back(finding(rule, "active_active",
                             "while one instance is down, only the other instance's half of each "
                             "pool is available, and its clients must reconnect"));
}

}  // namespace p2s::rules::rules
