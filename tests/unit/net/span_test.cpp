// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/span.hpp>

#include <gtest/gtest.h>

namespace p2s::net {
namespace {

Span span(std::string_view block, std::string_view prefix) {
  return span_in(*Prefix::parse(block).prefix, *Prefix::parse(prefix).prefix);
}

TEST(SpanIn, IsTheFractionOfTheBlock) {
  const auto quarter = span("10.0.0.0/8", "10.64.0.0/10");
  EXPECT_DOUBLE_EQ(quarter.start, 0.25);
  EXPECT_DOUBLE_EQ(quarter.end, 0.5);
  const auto whole = span("0.0.0.0/0", "0.0.0.0/0");
  EXPECT_DOUBLE_EQ(whole.start, 0);
  EXPECT_DOUBLE_EQ(whole.end, 1);
}

TEST(SpanIn, DistinguishesNeighboursInIpv6) {
  const auto second = span("2001:db8::/48", "2001:db8:0:1::/64");
  EXPECT_DOUBLE_EQ(second.start, 1.0 / 65536);
  EXPECT_DOUBLE_EQ(second.end, 2.0 / 65536);
}

}  // namespace
}  // namespace p2s::net
