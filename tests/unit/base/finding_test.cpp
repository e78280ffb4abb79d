// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/finding.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

#include <algorithm>
#include <tuple>

namespace p2s {
namespace {

using test::expect_law;

Finding some_finding() {
  const auto word = rc::gen::element<std::string>("a", "b");
  return {*word, *rc::gen::element(Severity::error, Severity::note), *word, *word, *word, *word};
}

Findings some_findings() {
  Findings findings(*rc::gen::inRange<std::size_t>(0, 30));
  for (auto& finding : findings) finding = some_finding();
  return findings;
}

TEST(Findings, AreSortedBySubjectThenRuleThenMessage) {
  Findings findings{{"R2", Severity::error, "a", "x", "", ""},
                    {"R1", Severity::error, "b", "x", "", ""},
                    {"R1", Severity::error, "a", "y", "", ""},
                    {"R1", Severity::error, "a", "x", "", ""}};
  const Findings wanted{findings[3], findings[2], findings[0], findings[1]};
  sort_findings(findings);
  EXPECT_EQ(findings, wanted);
}

TEST(Findings, DuplicatesAreRemoved) {
  expect_law([] {
    const Findings given = some_findings();
    Findings findings = given;
    sort_findings(findings);
    for (const auto& finding : given) {
      RC_ASSERT(std::count(findings.begin(), findings.end(), finding) == 1);
    }
    RC_ASSERT(std::is_sorted(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
      return std::tie(a.subject, a.rule, a.message) < std::tie(b.subject, b.rule, b.message);
    }));
  });
}

TEST(Findings, OrderDoesNotDependOnInsertion) {
  expect_law([] {
    Findings one = some_findings();
    Findings other(one.rbegin(), one.rend());
    sort_findings(one);
    sort_findings(other);
    RC_ASSERT(one == other);
  });
}

TEST(Findings, AreCountedBySeverity) {
  const Findings findings{{"", Severity::error, "", "", "", ""},
                          {"", Severity::note, "", "", "", ""},
                          {"", Severity::error, "", "", "", ""}};
  EXPECT_EQ(count(findings, Severity::error), 2U);
  EXPECT_EQ(count(findings, Severity::warning), 0U);
  EXPECT_EQ(count(findings, Severity::note), 1U);
}

TEST(Severities, HaveNames) {
  EXPECT_EQ(to_string(Severity::error), "error");
  EXPECT_EQ(to_string(Severity::warning), "warning");
  EXPECT_EQ(to_string(Severity::note), "note");
}

}  // namespace
}  // namespace p2s
