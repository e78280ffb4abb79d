// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::rules {
namespace {

/// The error for a [rules] table of one line, as "MESSAGE | HINT".
std::string refusal(std::string_view line) {
  spec::SpecPositions positions;
  const auto spec = spec::read_spec(fmt::format("[rules]\n{}\n", line), "p2s.toml", &positions);
  try {
    require_known_rules(spec, "p2s.toml", positions);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    return error.message() + " | " + error.hint();
  }
  return "accepted";
}

TEST(SilencedRules, RequireRuleIdAndReason) {
  EXPECT_EQ(refusal("POOL-001 = \"because\""), "accepted");
  EXPECT_EQ(refusal("POOL-0200 = \"because\""),
            "p2s.toml:2:13: 'rules.POOL-0200' is not a rule id | did you mean POOL-020?");
  EXPECT_EQ(refusal("pool-020 = \"because\""),
            "p2s.toml:2:12: 'rules.pool-020' is not a rule id | did you mean POOL-020?");
  EXPECT_EQ(refusal("everything = \"because\""),
            "p2s.toml:2:14: 'rules.everything' is not a rule id | use the id of a rule, such as "
            "SKU-020");
  EXPECT_EQ(refusal("POOL-020 = \"  \""),
            "p2s.toml:2:12: 'rules.POOL-020' silences a rule without a reason | give the reason: "
            "POOL-020 = \"accepted because …\"");
}

TEST(SilencedRules, RemoveFindingsAndKeepTheReason) {
  Findings findings{{"A-001", Severity::error, "x", "m", "", ""},
                    {"B-001", Severity::warning, "x", "m", "", ""},
                    {"A-001", Severity::error, "y", "m", "", ""}};
  const std::vector<spec::SilencedRule> rules{{"A-001", "known", "rules.A-001"}};
  const auto silenced = silence(rules, findings);
  ASSERT_EQ(silenced.size(), 2U);
  EXPECT_EQ(silenced[0].finding.subject, "x");
  EXPECT_EQ(silenced[1].finding.subject, "y");
  EXPECT_EQ(silenced[1].reason, "known");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "B-001");
}

TEST(SilencedRules, ThatSilenceNothingAreNoted) {
  Findings findings;
  const std::vector<spec::SilencedRule> rules{{"A-001", "known", "rules.A-001"}};
  EXPECT_TRUE(silence(rules, findings).empty());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "A-001");
  EXPECT_EQ(findings[0].severity, Severity::note);
  EXPECT_EQ(findings[0].subject, "rules.A-001");
}

TEST(GatewayCheck, DoesNotCountSilencedFindings) {
  const std::string text =
      "[gateway]\npools = [\"10.1.2.0/24\"]\n[vnet]\nprefixes = [\"10.1.0.0/16\"]\n";
  const auto loud = check_gateway(spec::read_spec(text, "p2s.toml"), {}, Time{});
  const auto quiet = check_gateway(
      spec::read_spec(text + "[rules]\nPOOL-020 = \"lab\"\n", "p2s.toml"), {}, Time{});
  EXPECT_EQ(loud.silenced.size(), 0U);
  ASSERT_EQ(quiet.silenced.size(), 1U);
  EXPECT_EQ(quiet.silenced[0].finding.rule, "POOL-020");
  EXPECT_EQ(count(quiet.findings, Severity::error), count(loud.findings, Severity::error) - 1);
}

}  // namespace
}  // namespace p2s::rules
