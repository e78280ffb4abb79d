// SPDX-License-Identifier: Apache-2.0
// Each pool rule has a case that it passes and one that it finds a fault in.
#include "rules/rule_cases.hpp"

#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/pool_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace p2s::rules {
namespace {

Findings pool_findings_of(const RuleCase& asked) {
  return check_pools(pool_plan(asked.spec), asked.as_of).findings;
}

std::vector<PoolRule> checked_rules() {
  std::vector<PoolRule> rules;
  for (const auto& file : pool_rules()) {
    std::copy_if(file.begin(), file.end(), std::back_inserter(rules),
                 [](const PoolRule& rule) { return rule.unchecked.empty(); });
  }
  return rules;
}

class EachRule : public testing::TestWithParam<PoolRule> {};

TEST_P(EachRule, FindsNothingInItsPassingCase) {
  const auto asked = rule_case(GetParam().id, "pass");
  EXPECT_EQ(count_rule(pool_findings_of(asked), GetParam().id), 0U);
  EXPECT_EQ(errors_in(findings_of(asked)), "");
}

TEST_P(EachRule, FindsTheFaultInItsFailingCase) {
  const auto findings = pool_findings_of(rule_case(GetParam().id, "fail"));
  EXPECT_EQ(count_rule(findings, GetParam().id), 1U);
  for (const auto& finding : findings) {
    EXPECT_FALSE(finding.subject.empty()) << finding.rule;
    if (finding.rule == GetParam().id) {
      EXPECT_EQ(finding.severity, GetParam().severity);
    }
  }
}

TEST_P(EachRule, RaisesNoErrorFromAnUnconfirmedSource) {
  if (GetParam().reference.find("unconfirmed") == std::string_view::npos) return;
  EXPECT_NE(GetParam().severity, Severity::error);
}

INSTANTIATE_TEST_SUITE_P(Pool, EachRule, testing::ValuesIn(checked_rules()),
                         [](const auto& rule) { return case_name(rule.param.id); });

}  // namespace
}  // namespace p2s::rules
