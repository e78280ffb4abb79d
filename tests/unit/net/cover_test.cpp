// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/cover.hpp>

#include <gtest/gtest.h>

namespace p2s::net {
namespace {

Prefix parsed(std::string_view text) { return Prefix::parse(text).prefix.value(); }

TEST(Cover, HalvesCoverTheWhole) {
  const std::vector halves{parsed("10.1.255.0/28"), parsed("10.1.255.16/28")};
  EXPECT_TRUE(covers(halves, parsed("10.1.255.0/27")));
  EXPECT_FALSE(covers(halves, parsed("10.1.255.0/26")));
  EXPECT_FALSE(covers(std::vector{halves[0]}, parsed("10.1.255.0/27")));
  EXPECT_FALSE(covers({}, parsed("10.1.255.0/27")));
}

TEST(Cover, AcceptsLargerAndUnequalParts) {
  EXPECT_TRUE(covers(std::vector{parsed("10.0.0.0/8")}, parsed("10.1.0.0/16")));
  EXPECT_TRUE(covers(std::vector{parsed("fd00::/66"), parsed("fd00::8000:0:0:0/65"),
                                 parsed("fd00::4000:0:0:0/66")},
                     parsed("fd00::/64")));
  EXPECT_FALSE(covers(std::vector{parsed("0.0.0.0/0")}, parsed("::/0")));
}

TEST(Cover, KeepsLargestPrefixesOnce) {
  EXPECT_EQ(largest(std::vector{parsed("10.1.1.0/24"), parsed("10.2.0.0/16"), parsed("10.1.0.0/16"),
                                parsed("10.1.0.0/16")}),
            (std::vector{parsed("10.1.0.0/16"), parsed("10.2.0.0/16")}));
}

}  // namespace
}  // namespace p2s::net
