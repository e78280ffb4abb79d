// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

namespace p2s {
namespace {

using test::expect_law;
using Parts = std::vector<std::string_view>;

std::string some_text(const std::string& alphabet) {
  return *rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
}

std::vector<std::string> copies(const Parts& parts) { return {parts.begin(), parts.end()}; }

TEST(Case, ChangesAsciiLettersOnly) {
  EXPECT_EQ(to_lower("AZaz09[@`{ÄÖ"), "azaz09[@`{ÄÖ");
  EXPECT_EQ(to_upper("AZaz09[@`{äö"), "AZAZ09[@`{äö");
  EXPECT_TRUE(equals_ignoring_case("VpnGw1", "vPNgW1"));
  EXPECT_TRUE(equals_ignoring_case("", ""));
  EXPECT_FALSE(equals_ignoring_case("Ä", "ä"));
  EXPECT_FALSE(equals_ignoring_case("a", "ab"));
  EXPECT_FALSE(equals_ignoring_case("ab", "a"));
  EXPECT_FALSE(equals_ignoring_case("@", "`"));
}

TEST(Trim, RemovesSurroundingWhitespace) {
  EXPECT_EQ(trim(" \t\r\na b\n "), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \r\n\t"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\u00A0a"), "\u00A0a");
}

TEST(Split, ReturnsOneMorePartThanSeparators) {
  EXPECT_EQ(split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), (Parts{""}));
  EXPECT_EQ(split(",", ','), (Parts{"", ""}));
}

TEST(Split, RoundTripsWithJoin) {
  expect_law([] {
    const std::string text = some_text("ab,;");
    const auto parts = copies(split(text, ','));
    RC_ASSERT(join(parts, ",") == text);
    for (const auto& part : parts) RC_ASSERT(part.find(',') == std::string::npos);
  });
}

TEST(Lines, AcceptLfAndCrlfAndMissingLastBreak) {
  EXPECT_EQ(split_lines("a\nb\r\nc"), (Parts{"a", "b", "c"}));
  EXPECT_EQ(split_lines("a\n"), (Parts{"a"}));
  EXPECT_EQ(split_lines(""), Parts{});
  EXPECT_EQ(split_lines("\n\r\n"), (Parts{"", ""}));
  EXPECT_EQ(split_lines("a\rb\r\r\n"), (Parts{"a\rb\r"}));
  EXPECT_EQ(split_lines("a\r"), (Parts{"a"}));
}

TEST(Lines, SplitAtLineBreaks) {
  expect_law([] {
    std::string text;
    std::vector<std::string> wanted;
    const auto count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
      wanted.push_back(some_text("ab \t"));
      text += wanted.back() + *rc::gen::element<std::string>("\n", "\r\n");
    }
    RC_ASSERT(copies(split_lines(text)) == wanted);
  });
}

TEST(ReplaceAll, ReplacesEachOccurrenceOnce) {
  EXPECT_EQ(replace_all("aaa", "aa", "b"), "ba");
  EXPECT_EQ(replace_all("a'b'", "'", "''"), "a''b''");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
  EXPECT_EQ(replace_all("abc", "b", ""), "ac");
  EXPECT_EQ(replace_all("", "b", "x"), "");
}

TEST(Join, PutsTheSeparatorBetween) {
  EXPECT_EQ(join(std::vector<std::string>{}, ", "), "");
  EXPECT_EQ(join(std::vector<std::string>{"a"}, ", "), "a");
  EXPECT_EQ(join(std::vector<std::string>{"a", "", "{}"}, ", "), "a, , {}");
}

TEST(Counted, ChoosesSingularOrPlural) {
  EXPECT_EQ(counted(0, "client", "clients"), "0 clients");
  EXPECT_EQ(counted(1, "client", "clients"), "1 client");
  EXPECT_EQ(counted(2, "entry", "entries"), "2 entries");
}

TEST(ClosestMatch, FindsCandidateWithTypingError) {
  const std::vector<std::string> names{"list", "show", "export", "VpnGw1AZ"};
  EXPECT_EQ(closest_match("lst", names), "list");    // one missing
  EXPECT_EQ(closest_match("liist", names), "list");  // one too many
  EXPECT_EQ(closest_match("lisr", names), "list");   // one wrong
  EXPECT_EQ(closest_match("lsit", names), "list");   // two in the wrong order
  EXPECT_EQ(closest_match("SHOW", names), "show");   // the case aside
  EXPECT_EQ(closest_match("vpngw1ax", names), "VpnGw1AZ");
  EXPECT_EQ(closest_match("exprot", names), "export");  // two in their places exchanged
}

TEST(ClosestMatch, IsEmptyIfNoCandidateIsClose) {
  const std::vector<std::string> names{"list", "show", "export"};
  EXPECT_EQ(closest_match("revoke", names), std::nullopt);
  EXPECT_EQ(closest_match("lxyt", names), std::nullopt);
  EXPECT_EQ(closest_match("list", std::vector<std::string>{}), std::nullopt);
}

TEST(ClosestMatch, PrefersClosestThenFirstCandidate) {
  EXPECT_EQ(closest_match("bob", std::vector<std::string>{"rob", "bobo", "bo"}), "rob");
  EXPECT_EQ(closest_match("alice", std::vector<std::string>{"alicia", "alise", "alice"}), "alice");
}

}  // namespace
}  // namespace p2s
