// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/prefix.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace p2s::net {
namespace {

using Problem = Prefix::Problem;

Prefix prefix(std::string_view text) { return *Prefix::parse(text).prefix; }

TEST(Address, RejectsAmbiguousAddresses) {
  for (const auto* text :
       {"", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1.2.3.-4", " 1.2.3.4", "1.2.3.4 ",
        "1..2.3", "0x1.2.3.4", "1.2.3.1000", "::g", "1::2::3", "fe80::1%eth0"}) {
    EXPECT_FALSE(Address::parse(text)) << text;
  }
  EXPECT_FALSE(Address::parse(std::string_view("::1\0", 4)));
}

TEST(Address, PrintsTheShortestForm) {
  EXPECT_EQ(Address::parse("2001:0DB8:0:0:0:0:0:1")->to_string(), "2001:db8::1");
  EXPECT_EQ(Address::parse("255.255.255.255")->to_string(), "255.255.255.255");
}

TEST(Prefix, SuggestsTheIntendedNetwork) {
  const auto parsed = Prefix::parse("10.1.23.0/23");
  EXPECT_EQ(parsed.problem, Problem::host_bits_set);
  EXPECT_EQ(parsed.prefix->to_string(), "10.1.22.0/23");
}

TEST(Prefix, DistinguishesInvalidLengthsFromOtherText) {
  EXPECT_EQ(Prefix::parse("10.0.0.0/33").problem, Problem::length_out_of_range);
  EXPECT_EQ(Prefix::parse("::/129").problem, Problem::length_out_of_range);
  for (const auto* text : {"", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/08",
                           "10.0.0.0/8 ", "10.0.0.0/8/8", "a/8", "10.0.0.0/9999999999"}) {
    EXPECT_EQ(Prefix::parse(text).problem, Problem::not_a_prefix) << text;
  }
}

TEST(Prefix, HasFirstAndLastAddress) {
  EXPECT_EQ(prefix("0.0.0.0/0").last().to_string(), "255.255.255.255");
  EXPECT_EQ(prefix("10.0.0.0/23").last().to_string(), "10.0.1.255");
  EXPECT_EQ(prefix("::/0").last().to_string(), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  EXPECT_EQ(prefix("2001:db8::/63").last().to_string(), "2001:db8:0:1:ffff:ffff:ffff:ffff");
}

TEST(Prefix, CountsAddressesWithoutOverflow) {
  EXPECT_EQ(prefix("0.0.0.0/0").addresses(), 1ULL << 32U);
  EXPECT_EQ(prefix("10.0.0.1/32").addresses(), 1U);
  EXPECT_EQ(prefix("::/65").addresses(), 1ULL << 63U);
  EXPECT_EQ(prefix("::/64").addresses(), std::numeric_limits<std::uint64_t>::max());
}

TEST(Prefix, SeparatesFamilies) {
  EXPECT_FALSE(prefix("0.0.0.0/0").overlaps(prefix("::/0")));
  EXPECT_TRUE(prefix("10.0.0.0/8").contains(prefix("10.255.255.255/32")));
  EXPECT_FALSE(prefix("10.0.0.0/9").overlaps(prefix("10.128.0.0/9")));
}

}  // namespace
}  // namespace p2s::net
