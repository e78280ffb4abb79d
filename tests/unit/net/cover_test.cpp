// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/cover.hpp>

#include <gtest/gtest.h>

namespace p2s::net {
namespace {

Prefix prefix(std::string_view text) { return Prefix::parse(text).prefix.value(); }

TEST(Cover, HalvesCoverTheWhole) {
  const std::vector halves{prefix("10.1.255.0/28"), prefix("10.1.255.16/28")};
  EXPECT_TRUE(covers(halves, prefix("10.1.255.0/27")));
  EXPECT_FALSE(covers(halves, prefix("10.1.255.0/26")));
  EXPECT_FALSE(covers(std::vector{halves[0]}, prefix("10.1.255.0/27")));
  EXPECT_FALSE(covers({}, prefix("10.1.255.0/27")));
}

TEST(Cover, AcceptsLargerAndUnequalParts) {
  EXPECT_TRUE(covers(std::vector{prefix("10.0.0.0/8")}, prefix("10.1.0.0/16")));
  EXPECT_TRUE(covers(std::vector{prefix("fd00::/66"), prefix("fd00::8000:0:0:0/65"),
                                 prefix("fd00::4000:0:0:0/66")},
                     prefix("fd00::/64")));
  EXPECT_FALSE(covers(std::vector{prefix("0.0.0.0/0")}, prefix("::/0")));
}

TEST(Cover, KeepsLargestPrefixesOnce) {
  EXPECT_EQ(largest(std::vector{prefix("10.1.1.0/24"), prefix("10.2.0.0/16"), prefix("10.1.0.0/16"),
                                prefix("10.1.0.0/16")}),
            (std::vector{prefix("10.1.0.0/16"), prefix("10.2.0.0/16")}));
}

}  // namespace
}  // namespace p2s::net
