// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/prefix_list.hpp>

#include <gtest/gtest.h>

namespace p2s::net {
namespace {

TEST(ReadPrefixes, SkipsCommentsEmptyLinesAndByteOrderMarks) {
  const auto list = read_prefixes(
      "\xEF\xBB\xBF# pools\r\n10.0.0.0/8\r\n\r\n  2001:db8::/32 # v6\n\t\n10.1.0.0/16");
  ASSERT_EQ(list.prefixes.size(), 3U);
  EXPECT_EQ(list.lines, (std::vector<std::uint32_t>{2, 4, 6}));
  EXPECT_EQ(list.bad_lines, 0U);
}

TEST(ReadPrefixes, RecordsBadLinesWithTheIntendedNetwork) {
  const auto list = read_prefixes("10.0.0.0/8\nnonsense\n10.0.0.1/8\n");
  ASSERT_EQ(list.bad.size(), 2U);
  EXPECT_EQ(list.bad[0].line, 2U);
  EXPECT_EQ(list.bad[0].text, "nonsense");
  EXPECT_EQ(list.bad[1].problem, Prefix::Problem::host_bits_set);
  EXPECT_EQ(list.bad[1].meant->to_string(), "10.0.0.0/8");
}

TEST(ReadPrefixes, KeepsTheFirstBadLinesAndCountsAll) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "x\n";
  const auto list = read_prefixes(text);
  EXPECT_EQ(list.bad.size(), kBadLinesKept);
  EXPECT_EQ(list.bad_lines, 5000U);
}

TEST(ReadPrefixes, AcceptsEmptyText) { EXPECT_TRUE(read_prefixes("").prefixes.empty()); }

}  // namespace
}  // namespace p2s::net
