// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/rule.hpp>

#include <gtest/gtest.h>

#include <array>
#include <type_traits>

namespace p2s {
namespace {

constexpr std::array kTable{
    Rule{"TST-001", Severity::warning, "first", "page", "try again"},
    Rule{.id = "TST-002",
         .severity = Severity::error,
         .title = "second",
         .effective = "2026-03-31",
         .ineffective = "2027-03-31"},
};
using TestRule = RuleOf<kTable>;

template <typename Rule>
concept KnowsFirst = requires {
  typename std::bool_constant<(Rule("TST-001"), true)>;
};
template <typename Rule>
concept KnowsThird = requires {
  typename std::bool_constant<(Rule("TST-003"), true)>;
};

static_assert(KnowsFirst<TestRule>);
static_assert(!KnowsThird<TestRule>, "an id that is not in the table does not compile");

TEST(Rule, IsFoundByItsId) {
  const Rule& rule = TestRule("TST-002");
  EXPECT_EQ(rule.title, "second");
}

TEST(Rule, GivesFindingsItsSeverityHintAndReference) {
  const Finding made = finding(TestRule("TST-001"), "subject", "message");
  EXPECT_EQ(made,
            (Finding{"TST-001", Severity::warning, "subject", "message", "try again", "page"}));
  EXPECT_EQ(finding(TestRule("TST-001"), "subject", "message", "do this").hint, "do this");
  EXPECT_EQ(finding(TestRule("TST-001"), Severity::note, "", "").severity, Severity::note);
}

TEST(Rule, AppliesFromItsFirstDayToTheDayBeforeTheLast) {
  const Rule& rule = TestRule("TST-002");
  EXPECT_FALSE(applies(rule, *parse_time("2026-03-30T23:59:59Z")));
  EXPECT_TRUE(applies(rule, *parse_time("2026-03-31")));
  EXPECT_TRUE(applies(rule, *parse_time("2027-03-30T23:59:59Z")));
  EXPECT_FALSE(applies(rule, *parse_time("2027-03-31")));
  EXPECT_TRUE(applies(TestRule("TST-001"), *parse_time("1999-01-01")));
}

}  // namespace
}  // namespace p2s
