// Each pool rule has a file that it passes and one that it finds a fault in.
#include "rules/rule_cases.hpp"

#include <p2s/rules/pool_check.hpp>
#include <p2s/rules/pool_rules.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

namespace fs = std::filesystem;

Findings findings_of(const fs::path& file) {
  return check_pools(pool_plan(spec::load_spec(file))).findings;
}

std::ptrdiff_t count_rule(const Findings& findings, std::string_view rule) {
  return std::count_if(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
}

class EachRule : public testing::TestWithParam<PoolRule> {};

TEST_P(EachRule, FindsNothingInItsPassingCase) {
  const auto file = rule_case(GetParam().id, "pass");
  ASSERT_TRUE(fs::exists(file)) << file;
  EXPECT_EQ(count_rule(findings_of(file), GetParam().id), 0);
}

TEST_P(EachRule, FindsTheFaultInItsFailingCase) {
  const auto file = rule_case(GetParam().id, "fail");
  ASSERT_TRUE(fs::exists(file)) << file;
  const auto findings = findings_of(file);
  EXPECT_EQ(count_rule(findings, GetParam().id), 1);
  for (const auto& finding : findings) {
    EXPECT_FALSE(finding.subject.empty()) << finding.rule;
    EXPECT_FALSE(finding.reference.empty()) << finding.rule;
    if (finding.rule == GetParam().id) {
      EXPECT_EQ(finding.severity, GetParam().severity);
    }
  }
}

TEST_P(EachRule, RaisesNoErrorFromAnUnconfirmedSource) {
  if (GetParam().reference.find("unconfirmed") == std::string_view::npos) return;
  EXPECT_NE(GetParam().severity, Severity::error);
}

INSTANTIATE_TEST_SUITE_P(Pool, EachRule, testing::ValuesIn(pool_rules()),
                         [](const auto& rule) { return case_name(rule.param.id); });

}  // namespace
}  // namespace p2s::rules
