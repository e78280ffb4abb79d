// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/explain.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_code.hpp>
#include <p2s/diagnosis/catalogue/error_numbers.hpp>
#include <p2s/diagnosis/catalogue/error_symbols.hpp>
#include <p2s/diagnosis/catalogue/phrase_matcher.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
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
constexpr double kNearScore = 0.45;             ///< worth naming, but no answer
constexpr std::size_t kMostNearest = 3;
constexpr std::size_t kMostByWords =
    6;  ///< more entries with the same words: the text says too little

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

void add(Explanation& found, const KnownError* error) {
  if (std::find(found.errors.begin(), found.errors.end(), error) == found.errors.end())
    found.errors.push_back(error);
}

void consequences_last(Explanation& found) {
  std::stable_partition(found.errors.begin(), found.errors.end(),
                        [](const KnownError* error) { return !error->consequence; });
}

/// The whole text is a number or a name. True if that decides.
bool explain_name(Explanation& found, std::string_view text) {
  if (text.find_first_of(" \t\n") == std::string_view::npos)
    found.errors = errors_with_number(text);
  if (const auto* error = find_error(text)) add(found, error);
  return !found.errors.empty();
}

bool explain_numbers(Explanation& found, std::string_view text) {
  const auto context = comparable(text);
  for (const auto& number : numbers_in(text, true)) {
    // 0x80072EE7 is the same error in any text; 868 may count something.
    const bool decides = number.starts_with("0x") || number.starts_with('-');
    for (const auto* error : errors_with_number(number)) {
      if (decides || is_in_context(*error, context)) add(found, error);
    }
    if (!found.unknown.empty() || !found.errors.empty()) continue;
    found.unknown = number.starts_with("aadsts") ? to_upper(number) : number;
    found.nearest = nearest_numbers(number);
  }
  if (!found.errors.empty()) found.unknown.clear();
  return !found.errors.empty() || !found.unknown.empty();
}

bool explain_phrases(Explanation& found, std::string_view text) {
  const auto line = comparable(text);
  for (const auto& hit : PhraseMatcher().read(line)) {
    if (is_in_context(*hit.error, line)) add(found, hit.error);
  }
  return !found.errors.empty();
}

bool explain_symbols(Explanation& found, std::string_view text) {
  const auto clients = clients_in(text);
  for (const auto& symbol : symbols_in(text)) {
    const auto* error = find_error(symbol.text);
    if (error != nullptr && is_of_clients(*error, clients)) {
      add(found, error);
    } else if (symbol.certain && found.unknown.empty()) {
      found.unknown = symbol.text;
    }
  }
  if (!found.errors.empty()) found.unknown.clear();
  return !found.errors.empty() || !found.unknown.empty();
}

/// Words that many entries have, such as "authentication failed", do not answer.
void explain_words(Explanation& found, std::string_view text) {
  const auto matches = search_words(text, kNearScore);
  const double least = least_score(text);
  for (const auto& match : matches) {
    if (match.score >= least) found.errors.push_back(match.error);
    if (found.nearest.size() < kMostNearest) found.nearest.push_back(match.error->name);
  }
  if (found.errors.size() > kMostByWords) found.errors.clear();
  if (!found.errors.empty()) found.nearest.clear();
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
    for (const auto& sighting : attempt.sightings) add(found, sighting.error);
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
  explain_words(found, text);
  if (!found.empty()) return found;
  found.translated = is_translated(text);
  if (auto near = closest_name(text, rules)) found.nearest = {*std::move(near)};
  return found;
}

}  // namespace p2s::diagnosis
