// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

bool has_ipv6(const std::vector<spec::Network>& networks) {
  return std::any_of(networks.begin(), networks.end(), [](const spec::Network& network) {
    return network.prefix.family() == net::Family::ipv6;
  });
}

void report_each(const PoolFacts& facts, const Rule& rule, Findings& findings,
                 std::string_view message, const std::vector<Fix>& fixes) {
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv6) continue;
    findings.push_back(finding(rule, subject_of(*pool.source),
                               fmt::format("IPv6 pool {} {}", pool.prefix.to_string(), message),
                               fixes));
  }
}

void ipv6_pool_alone(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const bool has_ipv4 = std::any_of(facts.pools.begin(), facts.pools.end(), [](const auto& pool) {
    return pool.prefix.family() == net::Family::ipv4;
  });
  if (has_ipv4) return;
  report_each(facts, rule, findings, "requires an IPv4 pool: gateways are dual-stack only",
              facts.added(24));
}

void ipv6_pool_with_sstp_only(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.plan.tunnels != azure::TunnelSet{azure::Tunnel::sstp}) return;
  report_each(facts, rule, findings, "has no effect: SSTP does not support IPv6",
              {fix::outside("add ikev2 to gateway.tunnels, or change to openvpn")});
}

void ipv6_lost_on_sstp(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_split()) return;
  report_each(facts, rule, findings, "is not available to clients that fall back to SSTP",
              {fix::decide(fix::remove_item("gateway.tunnels", "\"sstp\""))});
}

void ipv6_on_basic(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.sku || facts.sku->name != "Basic") return;
  report_each(facts, rule, findings, "cannot be used: the Basic SKU does not support IPv6",
              {fix::decide(fix::told(fix::set("gateway.sku", "\"VpnGw1AZ\""),
                                     "choose VpnGw1AZ or larger"))});
}

void gateway_subnet_without_ipv6(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const auto& plan = facts.plan;
  if (!facts.has_ipv6_pool() && !has_ipv6(plan.vnet)) return;
  if (plan.gateway_subnet.empty() || has_ipv6(plan.gateway_subnet)) return;
  findings.push_back(finding(
      rule, "gateway_subnet",
      fmt::format("the gateway subnet {} has no IPv6 prefix", shown(plan.gateway_subnet.front())),
      "give the gateway subnet a /64 of the virtual network's IPv6 prefix"));
}

void ipv6_preview(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_each(facts, rule, findings, "requires an opt-in: IPv6 is a preview until 2026-07-20",
              {fix::outside("register the subscription for the preview before you rely on it")});
}

void ipv6_size_undocumented(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  report_each(facts, rule, findings, "was not checked for its size: the limits are not documented",
              {});
}

constexpr std::array kPoolIpv6Rules{
    PoolRule{{"POOL-070", kError, "IPv6 pools require an IPv4 pool", page::kIpv6}, ipv6_pool_alone},
    PoolRule{{"POOL-071", kError, "SSTP does not support IPv6", page::kIpv6},
             ipv6_pool_with_sstp_only},
    PoolRule{{"POOL-072", kWarning, "clients that fall back to SSTP lose IPv6", ""},
             ipv6_lost_on_sstp},
    needs(Fact::sku,
          PoolRule{{"POOL-073", kError, "the Basic SKU does not support IPv6", page::kIpv6},
                   ipv6_on_basic}),
    PoolRule{
        unchecked("POOL-074", "IPv6 added to an existing gateway", "requires the live gateway")},
    PoolRule{{"POOL-075", kError, "IPv6 networks require an IPv6 gateway subnet", page::kIpv6},
             gateway_subnet_without_ipv6},
    PoolRule{unchecked("POOL-076", "IPv6 outside the tunnel", "not part of p2s.toml")},
    PoolRule{unchecked("POOL-077", "IPv6 route with the gateway as next hop",
                       "route tables are not in p2s.toml")},
    PoolRule{until_day(azure::kIpv6Released,
                       {"POOL-078", kWarning, "IPv6 was a preview until 2026-07-20",
                        "Azure Updates 567847 (2026-07-20)"}),
             ipv6_preview},
    PoolRule{{"POOL-079", kNote, "the sizes of IPv6 pools are not documented",
              "unconfirmed: no page states the sizes"},
             ipv6_size_undocumented},
};

}  // namespace

PoolRules pool_ipv6_rules() noexcept { return kPoolIpv6Rules; }

}  // namespace p2s::rules
