// SPDX-License-Identifier: Apache-2.0
#include <p2s/planning/address_map.hpp>

#include <gtest/gtest.h>

#include <algorithm>

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
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].block.to_string(), "10.0.0.0/14");
  EXPECT_EQ(blocks[1].block.to_string(), "10.1.255.0/25");
  // A single range is drawn with its surroundings.
  EXPECT_EQ(blocks[2].block.to_string(), "172.16.200.0/22");
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
  EXPECT_EQ(blocks[0].block.to_string(), "10.0.0.0/14");
  for (const auto& range : blocks[0].ranges) {
    const bool expected = range.kind == RangeKind::pool || range.kind == RangeKind::on_premises;
    EXPECT_EQ(range.conflict, expected) << range.prefix.to_string();
  }
}

bool is_visible(const MapBlock& block, const net::Prefix& prefix) {
  return block.block.contains(prefix) && prefix.length() <= block.block.length() + 5;
}

TEST(AddressMap, EnlargesWhatIsTooSmallToSee) {
  rules::PoolPlan plan;
  plan.vnet = {network("10.1.0.0/16"), network("10.1.255.0/24")};
  plan.on_premises = {network("10.200.7.0/24")};
  plan.pools = {{"10.1.255.0/25", "gateway.pools[0]", ""}};
  const auto blocks = address_map(plan);
  EXPECT_EQ(blocks[0].block.to_string(), "10.0.0.0/8");
  EXPECT_FALSE(blocks[0].enlarged);
  for (const auto& range : blocks[0].ranges) {
    const auto shows = [&](const MapBlock& block) { return is_visible(block, range.prefix); };
    EXPECT_TRUE(std::any_of(blocks.begin(), blocks.end(), shows)) << range.prefix.to_string();
  }
  EXPECT_TRUE(std::all_of(blocks.begin() + 1, blocks.end(),
                          [](const MapBlock& block) { return block.enlarged; }));
  std::vector<unsigned> depths;
  for (const auto& range : blocks[0].ranges) depths.push_back(range.depth);
  EXPECT_EQ(depths, (std::vector<unsigned>{0, 1, 2, 0}));
}

TEST(AddressMap, NamesFreeBlocksTheLargestFirst) {
  const auto blocks = address_map(example());
  EXPECT_EQ(free_blocks(blocks[0]), "10.0.0.0/16, 10.2.0.0/16");
  EXPECT_EQ(free_blocks(blocks[2]), "172.16.202.0/23, 172.16.200.0/24");
  rules::PoolPlan one;
  one.vnet = {network("10.1.0.0/16"), network("10.200.7.0/24")};
  EXPECT_EQ(free_blocks(address_map(one)[0]),
            "10.64.0.0/10, 10.128.0.0/10, 10.32.0.0/11, 10.224.0.0/11 and 18 smaller blocks");
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
