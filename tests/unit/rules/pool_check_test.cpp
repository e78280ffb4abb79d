// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/sku_table.hpp>
#include <p2s/rules/pool_check.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace p2s::rules {
namespace {

const Time kDayOfPools = *parse_time("2026-11-01");

net::Prefix prefix(std::string_view text) { return *net::Prefix::parse(text).prefix; }

std::optional<Finding> find(const Findings& findings, std::string_view rule) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule; });
  return found == findings.end() ? std::nullopt : std::optional(*found);
}

TEST(SplitPool, FollowsThePublishedTable) {
  const azure::TunnelSet both{azure::Tunnel::sstp, azure::Tunnel::ikev2};
  const std::vector<std::tuple<std::string, unsigned, unsigned>> table{
      {"10.0.0.0/29", 4, 4},     {"10.0.0.0/28", 8, 8},     {"10.0.0.0/25", 64, 64},
      {"10.0.0.0/24", 128, 128}, {"10.0.0.0/23", 128, 384}, {"10.0.0.0/18", 128, 16256}};
  for (const auto& [text, sstp, ikev2] : table) {
    const auto shares = azure::split_pool(prefix(text), both, false);
    ASSERT_EQ(shares.size(), 2U);
    EXPECT_EQ(shares[0].tunnels.to_string(), "sstp");
    EXPECT_EQ(shares[0].addresses, sstp) << text;
    EXPECT_EQ(shares[1].addresses, ikev2) << text;
  }
}

TEST(SplitPool, KeepsIkev2AndOpenvpnTogether) {
  const auto shares = azure::split_pool(prefix("10.0.0.0/24"),
                                        {azure::Tunnel::ikev2, azure::Tunnel::openvpn}, true);
  ASSERT_EQ(shares.size(), 1U);
  EXPECT_EQ(shares[0].tunnels.to_string(), "ikev2+openvpn");
  EXPECT_EQ(shares[0].per_instance(), 128U);
}

TEST(SplitPool, SharesAddUpToThePool) {
  EXPECT_TRUE(rc::check([] {
    const auto length = *rc::gen::inRange<unsigned>(0, 33);
    const net::Prefix pool(net::Address{net::Family::ipv4, 0, *rc::gen::arbitrary<std::uint32_t>()},
                           length);
    azure::TunnelSet tunnels;
    for (const auto tunnel : {azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp}) {
      if (*rc::gen::arbitrary<bool>()) tunnels.insert(tunnel);
    }
    std::uint64_t sum = 0;
    for (const auto& share : azure::split_pool(pool, tunnels, *rc::gen::arbitrary<bool>())) {
      sum += share.addresses;
    }
    RC_ASSERT(sum == pool.addresses());
  }));
}

TEST(CheckPools, NamesBothPrefixesAndAFreeOne) {
  PoolPlan plan;
  plan.pools = {{"10.1.4.0/24", "", ""}};
  plan.vnet = {{prefix("10.1.0.0/16"), "--vnet"}};
  const auto found = find(check_pools(plan, kDayOfPools).findings, "POOL-020");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->subject, "10.1.4.0/24");
  EXPECT_EQ(found->message, "pool 10.1.4.0/24 overlaps the virtual network 10.1.0.0/16 (--vnet)");
  EXPECT_EQ(found->hint, "use 172.16.201.0/24, which is free");
}

TEST(CheckPools, SuggestsPoolWithEnoughAddresses) {
  PoolPlan plan;
  plan.pools = {{"172.16.201.0/24", "", ""}};
  plan.clients.total = 300;
  const auto found = find(check_pools(plan, kDayOfPools).findings, "POOL-049");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message, "the pools have 256 addresses for 300 expected clients");
  EXPECT_EQ(found->hint, "use 172.16.192.0/23, which overlaps no declared range")
      << "the virtual network is unknown";
}

TEST(CheckPools, ComparesSstpClientsWithTheirPart) {
  PoolPlan plan;
  plan.pools = {{"172.16.201.0/26", "", ""}};
  plan.tunnels = {azure::Tunnel::sstp, azure::Tunnel::ikev2};
  plan.clients.by_tunnel = {{azure::Tunnel::sstp, 60}};
  const auto found = find(check_pools(plan, kDayOfPools).findings, "POOL-049");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message, "the pools provide 32 addresses for 60 expected SSTP clients");
}

TEST(CheckPools, EscapesHostileText) {
  PoolPlan plan;
  plan.pools = {{"\x1b[2J\n", "", ""}};
  const auto found = find(check_pools(plan, kDayOfPools).findings, "POOL-002");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message.find('\x1b'), std::string::npos);
  EXPECT_EQ(found->subject.find('\n'), std::string::npos);
}

TEST(CheckPools, HandlesTenThousandPools) {
  PoolPlan plan;
  for (unsigned i = 0; i < 10000; ++i) plan.pools.push_back({"10.1.0.0/24", "", ""});
  plan.vnet = {{prefix("10.1.0.0/16"), ""}};
  EXPECT_GT(check_pools(plan, kDayOfPools).findings.size(), 0U);
}

TEST(CheckPoolList, LimitsFindingsOfARuleAndCountsTheRest) {
  std::string text = "10.0.0.0/8\nbad\n";
  for (int i = 0; i < 100; ++i) text += "10.1.0.0/24\n";
  PoolPlan plan;
  plan.vnet = {{prefix("10.1.0.0/16"), ""}};
  const auto report = check_pool_list(net::read_prefixes(text), "list.txt", plan, 5);
  EXPECT_EQ(report.prefixes, 101U);
  EXPECT_EQ(report.errors, 1U + 101U + 100U);
  EXPECT_EQ(find(report.findings, "POOL-002")->subject, "list.txt:2");
  EXPECT_EQ(report.findings.back().message, "and 95 more of POOL-024");
  EXPECT_EQ(report.findings.size(), 1U + 6U + 6U);
}

TEST(CheckPoolList, FindsForbiddenAndTooSmallOnes) {
  const auto report =
      check_pool_list(net::read_prefixes("127.0.0.0/24\n0.0.0.0/24\n10.0.0.0/30\n"), "list", {});
  EXPECT_TRUE(find(report.findings, "POOL-007"));
  EXPECT_TRUE(find(report.findings, "POOL-008"));
  EXPECT_EQ(find(report.findings, "POOL-003")->subject, "list:3");
  EXPECT_EQ(report.errors, 3U);
}

TEST(SkuTable, KnowsPublishedNamesInAnyCase) {
  EXPECT_EQ(azure::find_sku("vpngw2az")->ikev2_openvpn_clients, 500U);
  EXPECT_EQ(azure::find_sku("VpnGw2", 1)->throughput_mbps, 1000U);
  EXPECT_EQ(azure::find_sku("VpnGw2")->throughput_mbps, 1250U);
  EXPECT_FALSE(azure::find_sku("ErGw1AZ"));
  EXPECT_EQ(azure::sku_names().size(), 6U) << "those that can be chosen";
}

TEST(Tunnels, AreReadInEitherSpelling) {
  EXPECT_EQ(azure::parse_tunnels("IkeV2, openvpn").to_string(), "ikev2+openvpn");
  EXPECT_EQ(azure_name(azure::Tunnel::sstp), "SSTP");
  EXPECT_THROW(azure::parse_tunnels("pptp"), Error);
  EXPECT_THROW(azure::parse_tunnels(""), Error);
}

}  // namespace
}  // namespace p2s::rules
