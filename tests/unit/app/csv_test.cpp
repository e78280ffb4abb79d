// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/clients/issue/csv.hpp>
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

using Fields = std::vector<std::string>;

std::string message_of(std::string_view text) {
  try {
    parse_csv(text, "users.csv");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    return error.message();
  }
  return "";
}

TEST(Csv, ReadsFieldsWithLfAndCrlfLineEnds) {
  const auto rows = parse_csv("a,b\r\nc,\nd,e", "x");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].fields, (Fields{"a", "b"}));
  EXPECT_EQ(rows[1].fields, (Fields{"c", ""}));
  EXPECT_EQ(rows[2].fields, (Fields{"d", "e"}));
}

TEST(Csv, QuotedFieldsCanContainSeparatorsQuotesAndLineEnds) {
  const auto rows = parse_csv("\"a,\"\"b\"\"\",\"c\nd\"\r\ne,f\n", "x");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].fields, (Fields{"a,\"b\"", "c\nd"}));
  EXPECT_EQ(rows[1].line, 3U);
}

TEST(Csv, SkipsButCountsBlankLines) {
  const auto rows = parse_csv("a\n\n  \nb\n", "x");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].line, 4U);
}

TEST(Csv, UsesSemicolonsIfFirstLineHasNoComma) {
  EXPECT_EQ(parse_csv("a;b\nc;d,e\n", "x")[1].fields, (Fields{"c", "d,e"}));
  EXPECT_EQ(parse_csv("a,b;c\n", "x")[0].fields, (Fields{"a", "b;c"}));
}

TEST(Csv, ReportsLineOfError) {
  EXPECT_EQ(message_of("a\n\"b\nc"), "line 2 of 'users.csv': a quoted field does not end");
  EXPECT_NE(message_of("a\nb\"c\n").find("line 2"), std::string::npos);
  EXPECT_NE(message_of("\"a\"b\n").find("line 1"), std::string::npos);
}

TEST(Csv, EmptyTextHasNoRows) { EXPECT_TRUE(parse_csv("", "x").empty()); }

}  // namespace
}  // namespace p2s::app
