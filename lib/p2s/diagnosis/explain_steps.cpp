// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/explain_steps.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_numbers.hpp>
#include <p2s/diagnosis/catalogue/error_symbols.hpp>
#include <p2s/diagnosis/catalogue/phrase_matcher.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

constexpr double kNearScore = 0.45;  ///< worth naming, but no answer
constexpr std::size_t kMostNearest = 3;
constexpr std::size_t kMostByWords = 6;  ///< more entries: the text says too little

void set_unknown(Explanation& found, const std::string& number) {
  found.unknown = number.starts_with("aadsts") ? to_upper(number) : number;
  found.nearest = nearest_numbers(number);
}

/// Entries whose message, without the client in brackets, is the whole text.
void explain_message(Explanation& found, std::string_view text) {
  const auto asked = comparable(without_punctuation(text));
  for (const auto& error : known_errors()) {
    const std::string_view message = error.message;
    if (comparable(message.substr(0, message.rfind(" ("))) == asked) add_error(found, &error);
  }
}

}  // namespace

void add_error(Explanation& found, const KnownError* error) {
  if (std::find(found.errors.begin(), found.errors.end(), error) == found.errors.end())
    found.errors.push_back(error);
}

bool explain_numbers(Explanation& found, std::string_view text) {
  const auto context = comparable(text);
  const bool alone = tokenize(text, 3).size() <= 2;  // "Error 405"
  for (const auto& number : numbers_in(text, true)) {
    // 0x80072EE7 is the same error in any text; 868 may count something.
    const bool decides = alone || number.starts_with("0x") || number.starts_with('-');
    const auto known = errors_with_number(number);
    for (const auto* error : known) {
      if (decides || is_in_context(*error, context)) add_error(found, error);
    }
    if (!found.unknown.empty() || !found.errors.empty()) continue;
    if (known.empty()) {
      set_unknown(found, number);
    } else {
      found.nearest = {known.front()->name};  // it may be another program's
    }
  }
  if (!found.errors.empty()) {
    found.unknown.clear();
    found.nearest.clear();
  }
  return !found.errors.empty() || !found.unknown.empty() || !found.nearest.empty();
}

bool explain_small_numbers(Explanation& found, std::string_view text) {
  const auto numbers = numbers_in(text, true, 1);
  if (numbers.empty()) return false;
  set_unknown(found, numbers.front());
  return true;
}

bool explain_phrases(Explanation& found, std::string_view text) {
  const auto line = comparable(text);
  for (const auto& hit : PhraseMatcher().read(line)) {
    if (is_in_context(*hit.error, line)) add_error(found, hit.error);
  }
  return !found.errors.empty();
}

bool explain_symbols(Explanation& found, std::string_view text) {
  const auto clients = clients_in(text);
  for (const auto& symbol : symbols_in(text)) {
    const auto* error = find_error(symbol.text);
    if (error != nullptr && is_of_clients(*error, clients)) {
      add_error(found, error);
    } else if (symbol.certain && found.unknown.empty()) {
      found.unknown = symbol.text;
    }
  }
  if (!found.errors.empty()) found.unknown.clear();
  return !found.errors.empty() || !found.unknown.empty();
}

void explain_words(Explanation& found, std::string_view text) {
  explain_message(found, text);
  const auto words = tokenize(text);
  if (std::all_of(words.begin(), words.end(), is_everyday)) return;
  const auto matches = search_words(text, kNearScore);
  const double least = least_score(text);
  for (const auto& match : matches) {
    if (match.score >= least) add_error(found, match.error);
    if (found.nearest.size() < kMostNearest) found.nearest.push_back(match.error->name);
  }
  if (found.errors.size() > kMostByWords) found.errors.clear();
  if (!found.errors.empty()) found.nearest.clear();
}

}  // namespace p2s::diagnosis
