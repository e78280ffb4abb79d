// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/private_ranges.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/planning/pool_suggestion.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace p2s::planning {
namespace {

const azure::TunnelSet kBoth{azure::Tunnel::ikev2, azure::Tunnel::openvpn};
const azure::TunnelSet kSplit{azure::Tunnel::ikev2, azure::Tunnel::sstp};

net::Prefix prefix(std::string_view text) { return *net::Prefix::parse(text).prefix; }
spec::Network network(std::string_view text) { return {prefix(text), "test"}; }

TEST(PoolLength, IsTheLongestWithEnoughAddresses) {
  EXPECT_EQ(pool_length(1, kBoth, false), 29U);
  EXPECT_EQ(pool_length(8, kBoth, false), 29U);
  EXPECT_EQ(pool_length(9, kBoth, false), 28U);
  EXPECT_EQ(pool_length(256, kBoth, false), 24U);
  EXPECT_EQ(pool_length(257, kBoth, false), 23U);
}

TEST(PoolLength, RespectsSmallestPoolOfActiveActive) {
  EXPECT_EQ(pool_length(1, kBoth, true), 28U);
}

TEST(PoolLength, IncludesThePartOfSstp) {
  EXPECT_EQ(pool_length(128, kSplit, false), 24U);
  EXPECT_EQ(pool_length(129, kSplit, false), 23U);
  EXPECT_EQ(pool_length(384, kSplit, false), 23U);
  EXPECT_EQ(pool_length(385, kSplit, false), 22U);
}

TEST(PoolLength, EndsAtTheLargestPrivateBlock) {
  EXPECT_EQ(pool_length(std::uint64_t{1} << 24U, kBoth, false), 8U);
  EXPECT_EQ(pool_length((std::uint64_t{1} << 24U) + 1, kBoth, false), std::nullopt);
}

TEST(SuggestPools, OffersDifferentRangesWithReasons) {
  const auto pools = suggest_pools({}, 24, 3);
  ASSERT_EQ(pools.size(), 3U);
  for (const auto& pool : pools) {
    EXPECT_EQ(pool.prefix.length(), 24U);
    EXPECT_EQ(pool.addresses, 256U);
    EXPECT_FALSE(pool.reason.empty());
  }
  EXPECT_NE(pools[0].reason, pools[1].reason);
}

TEST(SuggestPools, FindsNothingInUsedRanges) {
  rules::PoolPlan plan;
  plan.vnet = {network("10.0.0.0/8"), network("172.16.0.0/12"), network("192.168.0.0/16")};
  EXPECT_TRUE(suggest_pools(plan, 24, 3).empty());
  EXPECT_TRUE(suggest_pools({}, 7, 3).empty());
}

TEST(SuggestPools, ReturnsFewerIfSpaceIsShort) {
  rules::PoolPlan plan;
  plan.vnet = {network("172.16.0.0/12"), network("192.168.0.0/16"), network("10.0.0.0/9"),
               network("10.128.0.0/10"), network("10.192.0.0/11"),  network("10.224.0.0/12")};
  EXPECT_EQ(suggest_pools(plan, 12, 5).size(), 1U);
}

TEST(SuggestPools, DoNotOverlap) {
  rc::check([] {
    const auto random = [](unsigned low, unsigned high) {
      const auto length = *rc::gen::inRange(low, high);
      const auto bits = *rc::gen::arbitrary<std::uint32_t>();
      return spec::Network{net::Prefix({net::Family::ipv4, 0, 0x0A000000U | (bits >> 8U)}, length),
                           ""};
    };
    rules::PoolPlan plan;
    for (int i = 0; i < 8; ++i) plan.vnet.push_back(random(9, 25));
    for (int i = 0; i < 4; ++i) plan.on_premises.push_back(random(9, 25));
    plan.pools.push_back({random(16, 28).prefix.to_string(), "", ""});
    const auto found = suggest_pools(plan, *rc::gen::inRange(16U, 30U), 5);
    std::vector<net::Prefix> all;
    for (const auto& each : found) {
      all.push_back(each.prefix);
      for (const auto& taken : plan.vnet) RC_ASSERT(!taken.prefix.overlaps(each.prefix));
      for (const auto& taken : plan.on_premises) RC_ASSERT(!taken.prefix.overlaps(each.prefix));
      for (const auto& usual : prefixes(azure::kUsualHomeRanges))
        RC_ASSERT(!usual.overlaps(each.prefix));
      RC_ASSERT(!prefix(plan.pools[0].text).overlaps(each.prefix));
    }
    RC_ASSERT(net::overlaps(all).empty());
    RC_ASSERT(found.size() == 5U);
  });
}

}  // namespace
}  // namespace p2s::planning
