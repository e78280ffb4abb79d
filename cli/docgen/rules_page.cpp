// SPDX-License-Identifier: Apache-2.0
#include "docgen/rules_page.hpp"

#include "docgen/roff.hpp"

#include <p2s/base/text.hpp>
#include <p2s/rules/rule.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

constexpr std::string_view kRulesDescription =
    "The rules that p2sctl gateway check applies to a planned gateway, as published in Azure's "
    "documentation. The ID of a rule is never reused.\n\n"
    "Each entry has the highest severity of the rule's findings, its requirement, and the page "
    "that publishes it. An error prevents the gateway from being created or clients from "
    "connecting, a warning points out a likely problem, and a note is for information. Anything "
    "that the sources do not confirm is never an error. The result of a dated rule depends on the "
    "date, which can be set with --as-of.\n\n"
    "Entries marked as not checked are published as well, but cannot be checked from p2s.toml; the "
    "entry explains why.";

std::string term_of(const rules::CatalogueEntry& rule) {
  if (!rule.severity) return fmt::format("{} (not checked)", rule.id);
  return fmt::format("{} ({}{})", rule.id, to_string(*rule.severity),
                     rule.date_dependent ? ", dated" : "");
}

std::string sentence(std::string_view text) {
  const bool ended = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  auto first = to_upper(text.substr(0, 1));
  return fmt::format("{}{}{}", first, text.substr(std::min<std::size_t>(1, text.size())),
                     ended ? "" : ".");
}

std::string explanation_of(const rules::CatalogueEntry& rule) {
  return fmt::format("{} {}", sentence(rule.title),
                     rule.severity ? fmt::format("See: {}.", rule.reference)
                                   : fmt::format("Not checked: {}.", rule.unchecked));
}

}  // namespace

std::string rules_page() {
  RoffPage page("p2sctl-rules", "Rules that a gateway is checked against", 7);
  page.section("DESCRIPTION");
  page.paragraphs(kRulesDescription);
  const auto catalogue = rules::rule_catalogue();
  for (const auto& area : rules::rule_areas()) {
    page.section(roff_text(to_upper(area.title)));
    for (const auto& rule : catalogue) {
      if (rule.id.substr(0, rule.id.rfind('-')) != area.prefix) continue;
      page.item(term_of(rule), explanation_of(rule));
    }
  }
  page.section("SEE ALSO");
  page.paragraphs("p2sctl(1), p2sctl-gateway-check(1), p2sctl-gateway-rules(1)");
  return page.text();
}

}  // namespace p2s::cli
