// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/explain.hpp"

#include <p2s/base/text.hpp>
#include <p2s/base/words.hpp>
#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/error_code.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kLongestId = 16;
constexpr std::size_t kMostRules = 8;

bool is_about(const KnownError& error, std::string_view id) {
  const auto ids = split(error.rules, ' ');
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

RuleExplanation explanation_of(const rules::CatalogueEntry& rule) {
  RuleExplanation found{rule, false, {}};
  for (const KnownError* error : known_errors()) {
    if (is_about(*error, rule.id)) found.errors.push_back(error);
  }
  for (const auto& known : diagnosis_rules()) {
    if (known.id != rule.id) continue;
    found.by_diagnose = true;
    found.rule.title = known.title;
    found.rule.severity = known.severity;
    found.rule.reference = known.reference;
  }
  return found;
}

std::vector<RuleExplanation> rules_named(std::string_view text) {
  std::vector<std::string> ids;
  for (const auto word : blank_separated(text)) {
    auto id = rule_id(without_punctuation(word));
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
      ids.push_back(std::move(id));
    if (ids.size() == kMostRules) break;
  }
  std::vector<RuleExplanation> found;
  if (ids.empty()) return found;
  const auto rules = explained_rules();
  for (const auto& id : ids) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const rules::CatalogueEntry& one) { return one.id == id; });
    if (rule != rules.end()) found.push_back(explanation_of(*rule));
  }
  return found;
}

/// Whether the text is a single word that can only be a code, so that words are not searched.
bool is_code(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.find(' ') != std::string_view::npos) return false;
  return digit(text[0]) || (text[0] == '-' && text.size() > 1 && digit(text[1]));
}

}  // namespace

// "pool-20", "POOL_020" and "Pool020" are POOL-020.
std::string rule_id(std::string_view word) {
  if (word.size() > kLongestId) return {};
  const auto digits = word.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits == 0) return {};
  auto area = word.substr(0, digits);
  const auto number = word.substr(digits);
  if (area.ends_with('-') || area.ends_with('_')) area.remove_suffix(1);
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return {};
  const auto significant = number.substr(std::min(number.find_first_not_of('0'), number.size()));
  return fmt::format("{}-{:0>3}", to_upper(area), significant);
}

std::vector<rules::CatalogueEntry> explained_rules() {
  auto rules = rules::rule_catalogue();
  for (const auto& rule : diagnosis_rules()) {
    if (rule.id.starts_with("DIAG-"))
      rules.push_back({rule.id, rule.severity, rule.title, rule.reference, false, {}});
  }
  return rules;
}

Explanation explain(std::string_view question) {
  const auto text = trim(question);
  Explanation found;
  for (const KnownError* error : errors_with_code(text)) found.errors.push_back({error, 1});
  for (const KnownError* error : known_errors()) {
    if (found.errors.empty() && equals_ignoring_case(error->name, text))
      found.errors.push_back({error, 1});
  }
  if (!found.empty()) return found;
  found.rules = rules_named(text);
  if (found.rules.empty() && !is_code(text)) found.errors = search_errors(text);
  return found;
}

Explanation explain_text(std::string_view text) {
  Explanation found;
  for (const auto& sighting : read_client_log(text).sightings)
    found.errors.push_back({sighting.error, 1});
  return found.empty() ? explain(text) : found;
}

std::optional<std::string> closest_question(std::string_view question) {
  const auto text = to_upper(trim(question).substr(0, 64));
  std::vector<std::string> upper;
  std::vector<std::string> names;
  for (const KnownError* error : known_errors()) names.emplace_back(error->name);
  for (const auto& rule : explained_rules()) names.emplace_back(rule.id);
  for (const auto& name : names) upper.push_back(to_upper(name));
  const auto near = closest_match(text, upper);
  if (!near) return std::nullopt;
  const auto place = std::find(upper.begin(), upper.end(), *near) - upper.begin();
  return names[static_cast<std::size_t>(place)];
}

}  // namespace p2s::diagnosis
