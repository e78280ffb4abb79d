// SPDX-License-Identifier: Apache-2.0
#include "docgen/rules_page.hpp"

#include "docgen/roff.hpp"

#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

constexpr std::string_view kRulesDescription =
    "The rules that findings of p2sctl refer to: those that gateway check applies to a planned "
    "gateway, as published in Azure's documentation, and those of diagnose, package and store "
    "check. The ID of a rule is never reused.\n\n"
    "Each entry has the highest severity of the rule's findings, its requirement or the problem, "
    "a fix if it is always the same, and the page that publishes it, if there is one. An error "
    "prevents the gateway from being created or clients from "
    "connecting, a warning points out a likely problem, and a note is for information. Anything "
    "that the sources do not confirm is never an error. The result of a dated rule depends on the "
    "date, which can be set with --as-of.\n\n"
    "Entries marked as not checked are published as well, but cannot be checked from p2s.toml; the "
    "entry explains why.";

std::string term_of(const Rule& rule) {
  if (!rule.unchecked.empty()) return fmt::format("{} (not checked)", rule.id);
  return fmt::format("{} ({}{})", rule.id, to_string(rule.severity),
                     rule.date_dependent ? ", dated" : "");
}

std::string sentence(std::string_view text) {
  const bool ended = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  auto first = to_upper(text.substr(0, 1));
  return fmt::format("{}{}{}", first, text.substr(std::min<std::size_t>(1, text.size())),
                     ended ? "" : ".");
}

std::string explanation_of(const Rule& rule) {
  auto text = sentence(rule.title);
  if (!rule.unchecked.empty()) return fmt::format("{} Not checked: {}.", text, rule.unchecked);
  if (!rule.hint.empty()) text += fmt::format(" Fix: {}.", rule.hint);
  if (!rule.reference.empty()) text += fmt::format(" See: {}.", rule.reference);
  return text;
}

}  // namespace

std::string rules_page() {
  RoffPage page("p2sctl-rules", "Rules that findings refer to", 7);
  page.section("DESCRIPTION");
  page.paragraphs(kRulesDescription);
  const auto catalogue = app::rule_catalogue();
  for (const auto& area : app::rule_areas()) {
    page.section(roff_text(to_upper(area.title)));
    for (const auto& rule : catalogue) {
      if (app::area_of(rule).prefix != area.prefix) continue;
      page.item(term_of(rule), explanation_of(rule));
    }
  }
  page.section("SEE ALSO");
  page.paragraphs("p2sctl(1), p2sctl-gateway-check(1), p2sctl-gateway-rules(1)");
  return page.text();
}

}  // namespace p2s::cli
