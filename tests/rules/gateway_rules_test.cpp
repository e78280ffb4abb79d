// SPDX-License-Identifier: Apache-2.0
// Each registered rule has a case that it passes and one that it finds a fault in, as data; and
// each expected id is accounted for.
#include "rules/rule_cases.hpp"

#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

namespace p2s::rules {
namespace {

std::vector<GatewayRule> all_rules() {
  std::vector<GatewayRule> rules;
  for (const auto& file : gateway_rules()) {
    std::copy_if(file.begin(), file.end(), std::back_inserter(rules),
                 [](const GatewayRule& rule) { return rule.unchecked.empty(); });
  }
  return rules;
}

class EachGatewayRule : public testing::TestWithParam<GatewayRule> {};

TEST_P(EachGatewayRule, FindsNothingInItsPassingCase) {
  const auto findings = findings_of(rule_case(GetParam().id, "pass"));
  EXPECT_EQ(count_rule(findings, GetParam().id), 0U);
  EXPECT_EQ(errors_in(findings), "");
}

TEST_P(EachGatewayRule, FindsTheFaultInItsFailingCase) {
  const auto findings = findings_of(rule_case(GetParam().id, "fail"));
  EXPECT_GE(count_rule(findings, GetParam().id), 1U);
  bool as_severe_as_registered = false;
  for (const auto& finding : findings) {
    if (finding.rule != GetParam().id) continue;
    EXPECT_FALSE(finding.subject.empty());
    EXPECT_GE(finding.severity, GetParam().severity) << "registered as less severe";
    as_severe_as_registered |= finding.severity == GetParam().severity;
  }
  EXPECT_TRUE(as_severe_as_registered) << "registered as more severe than the case shows";
}

TEST_P(EachGatewayRule, SaysWhatItsCaseSays) {
  const auto answer = case_answer(GetParam().id);
  if (answer.cause.empty() && !answer.is_required) return;
  std::string said;
  for (const auto& each : findings_of(rule_case(GetParam().id, "fail"))) {
    if (each.rule != GetParam().id || each.severity != GetParam().severity) continue;
    if (each.message == answer.cause && each.hint == answer.fix) return;
    said +=
        fmt::format("cause = {}\nfix = {}\n", fix::quoted(each.message), fix::quoted(each.hint));
  }
  FAIL() << "[says] should be\n" << said;
}

TEST_P(EachGatewayRule, RaisesNoErrorFromAnUnconfirmedSource) {
  if (GetParam().reference.find("unconfirmed") == std::string_view::npos) return;
  EXPECT_NE(GetParam().severity, Severity::error);
}

INSTANTIATE_TEST_SUITE_P(Gateway, EachGatewayRule, testing::ValuesIn(all_rules()),
                         [](const auto& rule) { return case_name(rule.param.id); });

TEST(RuleCatalogue, ContainsEveryIdOnce) {
  std::set<std::string> ids;
  for (const auto& entry : gateway_check_rules())
    EXPECT_TRUE(ids.emplace(entry.id).second) << entry.id;
  // docs/reference/rules.md accounts for these; rules that were added later follow them.
  const auto expect = [&](std::string_view area, int first, int last) {
    for (int id = first; id <= last; ++id)
      EXPECT_TRUE(ids.contains(fmt::format("{}-{:03}", area, id))) << area << ' ' << id;
  };
  expect("POOL", 1, 14), expect("POOL", 20, 29), expect("POOL", 40, 56), expect("POOL", 70, 79);
  expect("GW", 1, 27), expect("SKU", 1, 20), expect("RSZ", 1, 9);
  expect("TUN", 1, 18), expect("TUN", 30, 35), expect("CLI", 1, 11), expect("CERT", 1, 18);
  expect("REV", 1, 9), expect("ENT", 1, 15), expect("RAD", 1, 14), expect("GRP", 1, 18);
  expect("CRT", 1, 30), expect("POL", 1, 18), expect("TLS", 1, 5), expect("MIG", 1, 19);
  expect("RTE", 1, 19), expect("SRV", 1, 13);
}

TEST(RuleData, StartsFromAConfigurationWithoutFault) {
  for (const auto& finding : findings_of(base_case()))
    EXPECT_EQ(finding.severity, Severity::note) << finding.rule << ": " << finding.message;
}

TEST(RuleData, BelongsToRegisteredRules) {
  std::set<std::string> registered{"base"};
  for (const auto& entry : gateway_check_rules()) {
    if (entry.unchecked.empty()) registered.emplace(entry.id);
  }
  for (const auto& entry : std::filesystem::directory_iterator(P2S_RULES_DATA)) {
    if (entry.path().extension() == ".toml") {
      EXPECT_TRUE(registered.contains(entry.path().stem())) << entry;
    }
  }
}

}  // namespace
}  // namespace p2s::rules
