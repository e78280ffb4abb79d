// SPDX-License-Identifier: Apache-2.0
#include <p2s/planning/deployment_summary.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::planning {
namespace {

const Time kToday = *parse_time("2026-11-25");

DeploymentSummary summary_of(std::string_view toml, Time as_of = kToday) {
  return deployment_summary(spec::read_spec(toml, "p2s.toml"), as_of);
}

std::vector<std::string> routes_of(const DeploymentSummary& summary, bool windows) {
  std::vector<std::string> prefixes;
  for (const auto& route : summary.routes) {
    if (route.windows || !windows) prefixes.push_back(route.prefix.to_string());
  }
  return prefixes;
}

TEST(DeploymentSummary, CapacityIsTheSmallerOfPoolAndSku) {
  const auto small = summary_of(
      "gateway = {sku = 'VpnGw2AZ', generation = 2, tunnels = ['ikev2',"
      " 'openvpn'], pools = ['172.16.201.0/24']}");
  ASSERT_EQ(small.capacities.size(), 1U);
  EXPECT_EQ(small.capacities[0].clients(), 256U);
  EXPECT_TRUE(small.capacities[0].pool_is_ceiling());
  const auto large = summary_of(
      "gateway = {sku = 'VpnGw2AZ', generation = 2, tunnels = ['ikev2'],"
      " pools = ['172.16.0.0/16']}");
  EXPECT_EQ(large.capacities[0].clients(), 500U);
  EXPECT_FALSE(large.capacities[0].pool_is_ceiling());
}

TEST(DeploymentSummary, CountsSstpSeparately) {
  const auto summary = summary_of(
      "gateway = {sku = 'VpnGw1AZ', tunnels = ['ikev2', 'sstp'], pools ="
      " ['10.9.0.0/24']}");
  ASSERT_EQ(summary.capacities.size(), 2U);
  EXPECT_EQ(summary.capacities[0].clients(), 128U);
  EXPECT_EQ(summary.capacities[1].tunnels.to_string(), "sstp");
  EXPECT_EQ(summary.capacities[1].clients(), 128U);
}

TEST(DeploymentSummary, UnknownSkuLimitsByPoolOnly) {
  const auto summary =
      summary_of("gateway = {sku = 'x', tunnels = ['ikev2'], pools = ['10.9.0.0/24']}");
  EXPECT_EQ(summary.capacities[0].sku_limit, std::nullopt);
  EXPECT_EQ(summary.capacities[0].clients(), 256U);
}

TEST(DeploymentSummary, RoutesFollowThePublishedTopologies) {
  const auto summary = summary_of(
      "gateway = {pools = ['192.168.0.0/24'], custom_routes = ['10.9.0.0/16']}\n"
      "vnet = {prefixes = ['10.1.0.0/16'], peered = ['10.2.0.0/16']}\n"
      "on_premises = {prefixes = ['10.101.0.0/16'], bgp_learned ="
      " ['10.102.0.0/16']}");
  EXPECT_EQ(routes_of(summary, true), (std::vector<std::string>{"10.1.0.0/16", "10.2.0.0/16",
                                                                "10.9.0.0/16", "192.168.0.0/24"}));
  EXPECT_EQ(routes_of(summary, false),
            (std::vector<std::string>{"10.1.0.0/16", "10.2.0.0/16", "10.9.0.0/16", "10.101.0.0/16",
                                      "10.102.0.0/16", "192.168.0.0/24"}));
  const auto no_bgp = summary_of("on_premises = {bgp = false, bgp_learned = ['10.102.0.0/16']}");
  EXPECT_TRUE(no_bgp.routes.empty());
}

TEST(DeploymentSummary, TunnellingIsForcedByTheDefaultRouteOrBothHalves) {
  const auto of = [](std::string_view routes) {
    return summary_of("gateway = {custom_routes = [" + std::string(routes) + "]}").tunnelling;
  };
  EXPECT_EQ(of(""), Tunnelling::split);
  EXPECT_EQ(of("'10.0.0.0/8'"), Tunnelling::split);
  EXPECT_EQ(of("'0.0.0.0/0'"), Tunnelling::forced);
  EXPECT_EQ(of("'0.0.0.0/1', '128.0.0.0/1'"), Tunnelling::forced);
  EXPECT_EQ(of("'128.0.0.0/1'"), Tunnelling::half);
}

TEST(DeploymentSummary, NamesThePortsOfEachTunnel) {
  const auto count = [](std::string_view tunnels) {
    return summary_of("gateway = {tunnels = [" + std::string(tunnels) + "]}").ports.size();
  };
  EXPECT_EQ(count("'ikev2'"), 3U);
  EXPECT_EQ(count("'openvpn'"), 1U);
  EXPECT_EQ(count("'ikev2', 'sstp'"), 4U);
  EXPECT_EQ(count(""), 0U);
}

TEST(Retirements, ConcernOnlyWhatTheSpecUses) {
  const auto rules = [](std::string_view toml) {
    std::vector<std::string> found;
    for (const auto& each : retirements(spec::read_spec(toml, "p2s.toml"), kToday))
      found.emplace_back(each.rule);
    return found;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(rules("gateway = {sku = 'VpnGw2AZ', tunnels = ['ikev2']}"), Ids{});
  EXPECT_EQ(rules("gateway = {sku = 'Basic', tunnels = ['sstp']}"), (Ids{"TUN-005", "TUN-006"}));
  EXPECT_EQ(rules("gateway = {sku = 'VpnGw2'}"), Ids{"SKU-016"});
  EXPECT_EQ(rules("gateway = {sku = 'Standard'}"), Ids{"SKU-017"});
  EXPECT_EQ(rules("public_ip = {sku = 'basic'}"), Ids{"GW-017"});
  EXPECT_EQ(rules("clients.software.linux = 'azure-vpn-client'"), Ids{"CLI-001"});
  EXPECT_EQ(rules("entra.audience = '41B23E61-6c1e-4545-b367-cd054e0ed4b4'"), Ids{"ENT-010"});
  EXPECT_EQ(rules("entra.audience = '51bb15d4-3a4f-4ebf-9dca-40096fe32426'"), Ids{"ENT-010"});
}

TEST(Retirements, BeginAfterTheLastDay) {
  const auto date = [](std::string_view toml) {
    return format_date(retirements(spec::read_spec(toml, "p2s.toml"), kToday).at(0).date);
  };
  EXPECT_EQ(date("clients.software.linux = 'azure-vpn-client'"), "2026-09-01");
  EXPECT_EQ(date("entra.audience = '41b23e61-6c1e-4545-b367-cd054e0ed4b4'"), "2028-04-01");
  EXPECT_EQ(date("entra.audience = '51bb15d4-3a4f-4ebf-9dca-40096fe32426'"), "2029-04-01");
}

TEST(Retirements, ArePastOnTheirDay) {
  const auto spec = spec::read_spec("gateway = {tunnels = ['sstp']}", "p2s.toml");
  const auto before = retirements(spec, *parse_time("2027-03-30"));
  ASSERT_EQ(before.size(), 2U);
  EXPECT_TRUE(before[0].past);
  EXPECT_FALSE(before[1].past);
  EXPECT_TRUE(retirements(spec, *parse_time("2027-03-31"))[1].past);
}

}  // namespace
}  // namespace p2s::planning
