// SPDX-License-Identifier: Apache-2.0
// Each registered rule has a case that it passes and one that it finds a fault in, as data; and
// each published id is accounted for.
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

TEST_P(EachGatewayRule, RaisesNoErrorFromAnUnconfirmedSource) {
  if (GetParam().reference.find("unconfirmed") == std::string_view::npos) return;
  EXPECT_NE(GetParam().severity, Severity::error);
}

INSTANTIATE_TEST_SUITE_P(Gateway, EachGatewayRule, testing::ValuesIn(all_rules()),
                         [](const auto& rule) { return case_name(rule.param.id); });

TEST(RuleCatalogue, ContainsEveryIdOnce) {
  std::multiset<std::string> published;
  const auto add = [&](std::string_view area, int first, int last) {
    for (int id = first; id <= last; ++id) published.insert(fmt::format("{}-{:03}", area, id));
  };
  // What the reference publishes: 320 ids.
  add("POOL", 1, 14), add("POOL", 20, 29), add("POOL", 40, 56), add("POOL", 70, 79);
  add("GW", 1, 27), add("SKU", 1, 20), add("RSZ", 1, 9);
  add("TUN", 1, 18), add("TUN", 30, 35), add("CLI", 1, 11);
  add("CERT", 1, 18), add("REV", 1, 9), add("ENT", 1, 15), add("RAD", 1, 14), add("GRP", 1, 18);
  add("CRT", 1, 30), add("POL", 1, 18), add("TLS", 1, 5), add("MIG", 1, 19);
  add("RTE", 1, 19), add("SRV", 1, 13);
  ASSERT_EQ(published.size(), 320U);

  std::multiset<std::string> accounted;
  for (const auto& entry : gateway_check_rules()) {
    accounted.emplace(entry.id);
    EXPECT_FALSE(entry.title.empty()) << entry.id;
  }
  EXPECT_EQ(accounted, published);
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
