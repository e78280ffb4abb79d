// SPDX-License-Identifier: Apache-2.0
#include "output/diagnosis/explanation_view.hpp"

#include "output/display_width.hpp"
#include "output/gateway/rules_view.hpp"
#include "output/output.hpp"

#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {

using Json = nlohmann::ordered_json;

namespace {

Json json_of(const diagnosis::KnownError& error) {
  return {{"kind", "error"},
          {"name", error.name},
          {"codes", error.codes},
          {"message", error.message},
          {"cause", error.cause},
          {"fix", error.fix},
          {"source", error.source},
          {"rules", error.rules},
          {"confirmed", error.confirmed},
          {"example", error.examples.front()}};
}

Json json_of(const diagnosis::RuleExplanation& explained) {
  const auto& rule = explained.rule;
  auto errors = Json::array();
  for (const auto* error : explained.errors) errors.push_back(std::string(error->name));
  return {{"kind", "rule"},
          {"name", rule.id},
          {"title", rule.title},
          {"severity", rule.unchecked.empty() ? Json(to_string(rule.severity)) : Json(nullptr)},
          {"fix", rule.hint},
          {"source", rule.reference},
          {"date_dependent", rule.date_dependent},
          {"unchecked", rule.unchecked},
          {"example", example_json(rule)},
          {"errors", std::move(errors)}};
}

}  // namespace

void print_explanation_json(Context& context, const diagnosis::Explanation& found) {
  auto rows = Json::array();
  for (const auto* error : found.errors) rows.push_back(json_of(*error));
  for (const auto& rule : found.rules) rows.push_back(json_of(rule));
  print_json(context, {{"explanations", std::move(rows)}});
}

void ExplanationPrinter::print(const diagnosis::KnownError& error) {
  title(error.name, error.message);
  line("also", join(error.codes, ", "));
  line("cause", error.confirmed ? error.cause : fmt::format("{} (unconfirmed)", error.cause));
  line("fix", error.fix);
  line("see", error.source);
  line("rules", join(error.rules, ", "));
}

void ExplanationPrinter::print(const diagnosis::RuleExplanation& explained) {
  const auto& rule = explained.rule;
  title(rule.id, std::string(rule.title));
  if (rule.unchecked.empty()) line("severity", std::string(to_string(rule.severity)));
  if (explained.by_diagnose) {
    line("checked", "by p2sctl diagnose, on the client");
  } else {
    line("checked", rule.unchecked.empty() ? fmt::format("by {}", app::area_of(rule).checks)
                                           : fmt::format("no: {}", rule.unchecked));
  }
  for (const auto& [name, text] : example_lines(rule)) line(name, text);
  if (rule.date_dependent) line("date", "the result depends on it (--as-of)");
  line("see", std::string(rule.reference));
  std::vector<std::string> names;
  for (const auto* error : explained.errors) names.emplace_back(error->name);
  line("errors", join(names, ", "));
}

void ExplanationPrinter::print_short(const diagnosis::KnownError& error) {
  if (shorts_++ == 0) context_.out() << "\nalso:\n";
  context_.out() << "  " << named(error.name, error.name, error.message) << '\n';
}

void ExplanationPrinter::title(std::string_view name, const std::string& message) {
  if (!first_) context_.out() << '\n';
  first_ = false;
  const auto shown =
      context_.out_has_colour() ? fmt::format("\033[1m{}\033[0m", name) : std::string(name);
  context_.out() << named(name, shown, message) << '\n';
}

std::string ExplanationPrinter::named(std::string_view name, std::string_view shown,
                                      const std::string& message) const {
  return fmt::format("{} {}", shown,
                     fitted(fmt::format("{} {}", name, message)).substr(name.size()));
}

std::string ExplanationPrinter::fitted(const std::string& text) const {
  constexpr std::size_t kIndent = 4;
  if (!context_.out_is_terminal()) return text;
  return wrap(text, kIndent, context_.width() - 1).substr(kIndent);
}

void ExplanationPrinter::line(std::string_view label, const std::string& text) {
  if (!text.empty()) context_.out() << "  " << fitted(fmt::format("{}: {}", label, text)) << '\n';
}

}  // namespace p2s::cli
