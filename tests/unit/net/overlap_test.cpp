// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/free_block.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/net/prefix_set.hpp>

#include <gtest/gtest.h>

namespace p2s::net {
namespace {

std::vector<Prefix> prefixes(std::initializer_list<const char*> texts) {
  std::vector<Prefix> out;
  for (const auto* text : texts) out.push_back(*Prefix::parse(text).prefix);
  return out;
}

TEST(Overlaps, ReportsTheSmallestOuterPrefix) {
  const auto list = prefixes({"10.0.1.0/24", "10.0.0.0/8", "11.0.0.0/8", "10.0.0.0/16"});
  EXPECT_EQ(overlaps(list), (std::vector<Overlap>{{3, 1}, {0, 3}}));
}

TEST(Overlaps, ReportsTheFirstOfEqualPrefixes) {
  const auto list = prefixes({"10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8", "10.1.0.0/16"});
  EXPECT_EQ(overlaps(list), (std::vector<Overlap>{{1, 0}, {2, 0}, {3, 0}}));
}

TEST(Overlaps, SeparatesFamiliesAndWorksAtTheEnds) {
  const auto list = prefixes({"::/0", "0.0.0.0/0", "255.255.255.255/32", "ffff::/16", "::/128"});
  EXPECT_EQ(overlaps(list), (std::vector<Overlap>{{2, 1}, {4, 0}, {3, 0}}));
}

TEST(PrefixSet, ListsContainingThenContainedPrefixes) {
  const PrefixSet set(
      prefixes({"10.0.0.0/24", "10.0.0.0/8", "10.0.0.0/8", "10.0.128.0/17", "11.0.0.0/8"}));
  const auto asked = *Prefix::parse("10.0.0.0/16").prefix;
  EXPECT_EQ(set.overlapping(asked, 9), (std::vector<std::size_t>{1, 2, 0, 3}));
  EXPECT_EQ(set.overlapping(asked, 1), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(set.overlaps(asked));
  EXPECT_FALSE(set.overlaps(*Prefix::parse("12.0.0.0/8").prefix));
  EXPECT_FALSE(PrefixSet().overlaps(asked));
}

TEST(FreeBlock, FindsTheFirstGap) {
  const auto taken = prefixes({"10.0.0.0/25", "10.0.0.192/26"});
  EXPECT_EQ(free_block(26, prefixes({"10.0.0.0/24"}), taken)->to_string(), "10.0.0.128/26");
  EXPECT_FALSE(free_block(25, prefixes({"10.0.0.0/24"}), taken));
  EXPECT_EQ(free_block(25, prefixes({"10.0.0.0/24", "10.0.1.0/24"}), taken)->to_string(),
            "10.0.1.0/25");
}

TEST(FreeBlock, ReachesTheEndOfTheAddressSpace) {
  EXPECT_EQ(free_block(1, prefixes({"0.0.0.0/0"}), prefixes({"1.0.0.0/8"}))->to_string(),
            "128.0.0.0/1");
  EXPECT_FALSE(free_block(32, prefixes({"255.255.255.255/32"}), prefixes({"255.0.0.0/8"})));
  EXPECT_FALSE(free_block(0, prefixes({"::/0"}), prefixes({"::/128"})));
}

}  // namespace
}  // namespace p2s::net
