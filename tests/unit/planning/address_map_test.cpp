// SPDX-License-Identifier: Apache-2.0
#include <p2s/planning/address_map.hpp>

#include <gtest/gtest.h>

namespace p2s::planning {
namespace {

spec::Network network(std::string_view text) { return {*net::Prefix::parse(text).prefix, "here"}; }

rules::PoolPlan example() {
  rules::PoolPlan plan;
  plan.vnet = {network("10.1.0.0/16")};
  plan.gateway_subnet = {network("10.1.255.0/27")};
  plan.on_premises = {network("10.3.0.0/16")};
  plan.pools = {{"172.16.201.0/24", "gateway.pools[0]", ""}};
  return plan;
}

TEST(AddressMap, DrawsSmallestBlockAroundItsRanges) {
  const auto blocks = address_map(example());
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].block.to_string(), "10.0.0.0/14");
  // A single range is drawn with its surroundings.
  EXPECT_EQ(blocks[1].block.to_string(), "172.16.200.0/22");
  ASSERT_EQ(blocks[0].ranges.size(), 3U);
  EXPECT_EQ(blocks[0].ranges[0].kind, RangeKind::vnet);
  EXPECT_EQ(blocks[0].ranges[1].kind, RangeKind::gateway_subnet);
  EXPECT_EQ(blocks[0].ranges[2].kind, RangeKind::on_premises);
  EXPECT_EQ(blocks[0].ranges[0].origin, "here");
}

TEST(AddressMap, MarksOverlappingPoolsOnly) {
  auto plan = example();
  for (const auto& block : address_map(plan)) {
    for (const auto& range : block.ranges) EXPECT_FALSE(range.conflict) << range.prefix.to_string();
  }
  plan.pools = {{"10.3.4.0/24", "", ""}};
  const auto blocks = address_map(plan);
  ASSERT_EQ(blocks.size(), 1U);
  for (const auto& range : blocks[0].ranges) {
    const bool expected = range.kind == RangeKind::pool || range.kind == RangeKind::on_premises;
    EXPECT_EQ(range.conflict, expected) << range.prefix.to_string();
  }
}

TEST(AddressMap, OmitsDefaultRoutesAndInvalidPools) {
  rules::PoolPlan plan;
  plan.custom_routes = {network("0.0.0.0/0"), network("128.0.0.0/1")};
  plan.pools = {{"rubbish", "", ""}};
  EXPECT_TRUE(address_map(plan).empty());
}

TEST(AddressMap, KeepsIpv6AndPublicRangesApart) {
  rules::PoolPlan plan;
  plan.vnet = {network("10.1.0.0/16"), network("fd00:1::/48"), network("203.0.113.0/24")};
  EXPECT_EQ(address_map(plan).size(), 3U);
}

}  // namespace
}  // namespace p2s::planning
