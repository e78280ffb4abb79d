#include "docgen/rules_page.hpp"

#include "docgen/roff.hpp"

#include <p2s/base/text.hpp>
#include <p2s/rules/rule.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

constexpr std::string_view kRulesDescription =
    "The rules that p2sctl gateway check judges a planned gateway by, as Azure's documentation "
    "publishes them. An id is never given to another rule.\n\n"
    "Each entry has the severity that a finding of the rule has at most, what must hold, and where "
    "that is published. An error stops the gateway from being created or clients from connecting; "
    "a warning costs something sooner or later; a note is good to know. What the sources leave "
    "unconfirmed is never an error. The verdict of a dated rule depends on the day, which --as-of "
    "moves.\n\n"
    "Entries that are not judged are published too, but cannot be decided from p2s.toml; the entry "
    "says why.";

std::string term_of(const rules::CatalogueEntry& rule) {
  if (!rule.severity) return fmt::format("{} (not judged)", rule.id);
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
                                   : fmt::format("Not judged: {}.", rule.unchecked));
}

}  // namespace

std::string rules_page() {
  RoffPage page("p2sctl-rules", "the rules that a gateway is checked by", 7);
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
