// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/gateway/address_map_svg.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

std::string drawn(std::string_view pool, std::string origin) {
  rules::PoolPlan plan;
  plan.vnet = {{*net::Prefix::parse("10.1.0.0/16").prefix, std::move(origin)}};
  plan.pools = {{std::string(pool), "", ""}};
  return address_map_svg(planning::address_map(plan));
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(RangeLetter, ContinuesAfterZ) {
  EXPECT_EQ(range_letter(0), "A");
  EXPECT_EQ(range_letter(25), "Z");
  EXPECT_EQ(range_letter(26), "A2");
}

TEST(AddressMapSvg, NamesEachRangeWithoutExternalResources) {
  const auto picture = drawn("172.16.201.0/24", "vnet");
  EXPECT_TRUE(picture.starts_with("<svg "));
  EXPECT_TRUE(holds(picture, "A  10.1.0.0/16  virtual network"));
  EXPECT_TRUE(holds(picture, "A  172.16.201.0/24  address pool"));
  EXPECT_FALSE(holds(picture, "OVERLAPS"));
  EXPECT_FALSE(holds(picture, "href"));
  EXPECT_FALSE(holds(picture, "<script"));
}

TEST(AddressMapSvg, MarksOverlaps) {
  const auto picture = drawn("10.1.4.0/24", "vnet");
  EXPECT_TRUE(holds(picture, "OVERLAPS"));
  EXPECT_TRUE(holds(picture, "class=\"line conflict\""));
}

TEST(AddressMapSvg, KeepsNamesText) {
  const auto picture = drawn("172.16.201.0/24", "<script>&\"\n");
  EXPECT_FALSE(holds(picture, "<script>"));
  EXPECT_TRUE(holds(picture, "&lt;script&gt;&amp;"));
}

}  // namespace
}  // namespace p2s::app
