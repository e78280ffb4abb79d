// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/base/text/text.hpp>

#include <cli/docgen/man_page.hpp>
#include <cli/docgen/roff.hpp>
#include <cli/docgen/rules_page.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::cli {
namespace {

TEST(Roff, KeepsTextAsItIs) {
  EXPECT_EQ(roff_text("--key a\\b"), "\\-\\-key a\\eb");
  EXPECT_EQ(roff_text(".TH\n'x"), "\\&.TH\n\\&\\(aqx");
}

TEST(Roff, SeparatesParagraphsAtEmptyLines) {
  RoffPage page("p2sctl-x", "y");
  page.paragraphs("one\n\ntwo");
  EXPECT_TRUE(page.text().ends_with("one\n.PP\ntwo\n")) << page.text();
}

TEST(RulesPage, ContainsEveryRuleOnceInItsArea) {
  const std::string page = rules_page();
  std::size_t at = 0;
  for (const auto& rule : app::rule_catalogue()) {
    const auto term = fmt::format("\n.TP\n\\fB{} (", roff_text(rule.id));
    const auto found = page.find(term, at);
    ASSERT_NE(found, std::string::npos) << rule.id;
    EXPECT_EQ(page.find(term, found + 1), std::string::npos) << rule.id;
    at = found;
  }
  for (const auto& area : app::rule_areas())
    EXPECT_NE(page.find(".SH " + roff_text(to_upper(area.title))), std::string::npos) << area.title;
  EXPECT_TRUE(page.starts_with(".TH \"P2SCTL-RULES\" 7 "));
}

TEST(RulesPage, ShowsSeverityReferenceAndWhyARuleIsNotChecked) {
  const std::string page = rules_page();
  const auto from = page.find("\\fBPOOL\\-020 (error)\\fR\n");
  ASSERT_NE(from, std::string::npos);
  EXPECT_LT(page.find(" See: ", from), page.find(".TP", from));
  EXPECT_NE(page.find(" (not checked)\\fR\n"), std::string::npos);
  EXPECT_NE(page.find(" Not checked: "), std::string::npos);
}

TEST(ManPages, ExistForEveryVisibleCommandInTheOverview) {
  const std::string overview = overview_page();
  for (const Command* command : commands()) {
    const bool named = overview.find(roff_text(man_name(*command) + "(1)")) != std::string::npos;
    EXPECT_EQ(named, !command->hidden) << command->path;
  }
}

}  // namespace
}  // namespace p2s::cli
