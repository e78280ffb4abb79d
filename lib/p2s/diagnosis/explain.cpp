// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/explain.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_numbers.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/diagnosis/explain_steps.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kLongestId = 16;
constexpr std::size_t kMostRules = 8;
constexpr std::size_t kLongestMessage = 20000;  ///< bytes; more is a log

bool is_about(const KnownError& error, std::string_view id) {
  return std::find(error.rules.begin(), error.rules.end(), id) != error.rules.end();
}

RuleExplanation explanation_of(const Rule& rule) {
  RuleExplanation found{rule, false, {}};
  for (const auto& error : known_errors()) {
    if (is_about(error, rule.id)) found.errors.push_back(&error);
  }
  for (const Rule& known : kDiagnosisRules) {
    if (known.id != rule.id) continue;
    found.by_diagnose = true;
    found.rule = known;
  }
  return found;
}

/// Among other words, only POOL-020 is a rule: "gw1" may be a gateway.
std::vector<RuleExplanation> rules_named(std::string_view text, std::span<const Rule> rules) {
  std::vector<std::string> ids;
  const auto words = blank_separated(text);
  for (const auto word : words) {
    const auto bare = without_punctuation(word);
    auto id = rule_id(bare);
    if (id.empty() || (words.size() > 1 && id != bare)) continue;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
    if (ids.size() == kMostRules) break;
  }
  std::vector<RuleExplanation> found;
  if (ids.empty()) return found;
  for (const auto& id : ids) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.id == id; });
    if (rule != rules.end()) found.push_back(explanation_of(*rule));
  }
  return found;
}

void consequences_last(Explanation& found) {
  std::stable_partition(found.errors.begin(), found.errors.end(),
                        [](const KnownError* error) { return !error->consequence; });
}

/// The whole text is a number or a name. True if that decides.
bool explain_name(Explanation& found, std::string_view text) {
  if (text.find_first_of(" \t\n") == std::string_view::npos)
    found.errors = errors_with_number(text);
  if (const auto* error = find_error(text)) add_error(found, error);
  return !found.errors.empty();
}

/// A single word is closest to another name or rule.
std::optional<std::string> closest_name(std::string_view word, std::span<const Rule> rules) {
  if (word.size() > 64 || word.find(' ') != std::string_view::npos) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& error : known_errors()) names.push_back(to_upper(error.name));
  for (const Rule& rule : rules) names.emplace_back(rule.id);
  const auto near = closest_match(to_upper(word), names);
  if (!near) return std::nullopt;
  const auto* error = find_error(*near);
  return error == nullptr ? *near : error->name;
}

/// German, French, Spanish, Italian, Dutch and Portuguese by frequent words, others by letters.
bool is_translated(std::string_view text) {
  constexpr std::array<std::string_view, 14> kWords{
      "der", "die", "das", "nicht", "le", "la", "est", "el", "los", "una", "il", "het", "os", "na"};
  const auto words = blank_separated(text);
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }) ||
         std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return std::find(kWords.begin(), kWords.end(), to_lower(word)) != kWords.end();
         });
}

/// The errors of a log: causes in time order, then consequences.
bool explain_log(Explanation& found, std::string_view text) {
  if (split_lines(trim(text)).size() < 2) return false;
  for (const auto& attempt : read_client_log(text).attempts) {
    for (const auto& sighting : attempt.sightings) add_error(found, sighting.error);
  }
  consequences_last(found);
  return !found.errors.empty();
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

Explanation explain(std::string_view question, std::span<const Rule> rules) {
  auto text = trim(question);
  Explanation found;
  if (explain_name(found, text)) return found;
  found.rules = rules_named(text.substr(0, kLongestMessage), rules);
  if (!found.rules.empty() || explain_log(found, text)) return found;
  text = text.substr(0, kLongestMessage);
  if (explain_numbers(found, text) || explain_phrases(found, text) ||
      explain_symbols(found, text)) {
    consequences_last(found);
    return found;
  }
  if (explain_small_numbers(found, text)) return found;
  explain_words(found, text);
  if (!found.empty()) return found;
  found.translated = is_translated(text);
  if (auto near = closest_name(text, rules)) found.nearest = {*std::move(near)};
  return found;
}

}  // namespace p2s::diagnosis
