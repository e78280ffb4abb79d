// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/error_search.hpp"

#include <p2s/base/text.hpp>
#include <p2s/base/words.hpp>
#include <p2s/diagnosis/error_code.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace p2s::diagnosis {
namespace {

constexpr double kLeastScore = 0.5;   ///< lower scores are coincidence
constexpr double kShareOfBest = 0.7;  ///< much worse matches are dropped
constexpr double kCodeScore = 2;      ///< a code in the text outweighs words
constexpr double kTypingError = 0.8;  ///< weight of a corrected word
constexpr double kExplanation = 0.6;  ///< weight of a word in cause or fix only
constexpr double kUnknownWord = 0.4;  ///< weight of unknown words, relative to the largest weight
constexpr double kNameShare = 0.05;   ///< bonus for words of the name
constexpr std::size_t kWordsRead = 200;  ///< of one query
constexpr std::size_t kShortestCorrected =
    4;  ///< a typing error in shorter words makes another word
constexpr std::size_t kMostSpellings = 3;
constexpr std::size_t kWordsCorrected = 24;

/// The words of one row.
struct Row {
  const KnownError* error;
  std::set<std::string> message;      ///< name, message and phrases
  std::set<std::string> explanation;  ///< cause and fix
};

/// A word of the query with its matches in the tables: itself, or words within a typing error.
struct AskedWord {
  std::vector<std::string> spellings;  ///< empty: not in the tables
  double weight = 0;                   ///< higher for rare words
  double trust = 1;                    ///< lower if corrected
};

class Index {
 public:
  Index() {
    for (const KnownError* error : known_errors()) {
      Row row{error, {}, {}};
      for (const auto text : {error->name, error->message, error->signatures})
        for (auto& word : tokenize(text)) row.message.insert(std::move(word));
      for (const auto text : {error->cause, error->fix})
        for (auto& word : tokenize(text)) row.explanation.insert(std::move(word));
      std::set<std::string> all = row.message;
      all.insert(row.explanation.begin(), row.explanation.end());
      for (const auto& word : all) ++rows_with_[word];
      rows_.push_back(std::move(row));
    }
    for (const auto& [word, count] : rows_with_) {
      if (word.size() >= kShortestCorrected) vocabulary_.push_back(word);
    }
  }

  const std::vector<Row>& rows() const { return rows_; }

  double weight(const std::string& word) const {
    const auto found = rows_with_.find(word);
    const double rows = found == rows_with_.end() ? 1 : static_cast<double>(found->second);
    return std::log(1 + static_cast<double>(rows_.size()) / rows);
  }

  AskedWord asked(const std::string& word, bool correct) const {
    if (rows_with_.contains(word)) return {{word}, weight(word), 1};
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    AskedWord corrected{{}, kUnknownWord * weight(word), kTypingError};
    if (!correct || word.size() < kShortestCorrected || has_digit) return corrected;
    auto candidates = of_similar_length(word);
    while (corrected.spellings.size() < kMostSpellings) {
      const auto near = closest_match(word, candidates);
      if (!near) break;
      corrected.weight = std::max(corrected.weight, weight(*near));
      corrected.spellings.push_back(*near);
      std::erase(candidates, *near);
    }
    return corrected;
  }

 private:
  /// Only words that closest_match() could accept, to save time.
  std::vector<std::string> of_similar_length(const std::string& word) const {
    const auto slack = std::max<std::size_t>(1, word.size() / 3);
    std::vector<std::string> similar;
    for (const auto& one : vocabulary_) {
      if (one.size() + slack >= word.size() && one.size() <= word.size() + slack)
        similar.push_back(one);
    }
    return similar;
  }

  std::vector<Row> rows_;
  std::map<std::string, std::size_t> rows_with_;
  std::vector<std::string> vocabulary_;
};

const Index& index() {
  static const Index made;
  return made;
}

bool holds_one(const std::set<std::string>& words, const AskedWord& asked) {
  return std::any_of(asked.spellings.begin(), asked.spellings.end(),
                     [&](const std::string& spelling) { return words.contains(spelling); });
}

/// The weighted share of these words that are in the query.
double share_of(std::string_view text, const std::vector<AskedWord>& asked) {
  double all = 0;
  double found = 0;
  for (const auto& word : tokenize(text)) {
    const double weight = index().weight(word);
    all += weight;
    double trust = 0;
    for (const auto& one : asked) {
      if (std::find(one.spellings.begin(), one.spellings.end(), word) != one.spellings.end())
        trust = std::max(trust, one.trust);
    }
    found += weight * trust;
  }
  return all > 0 ? found / all : 0;
}

/// Score of a row: the larger of the share of the query found in the row and the share of its
/// message found in the query.
double score_of(const Row& row, const std::vector<AskedWord>& asked) {
  double all = 0;
  double found = 0;
  std::size_t in_message = 0;
  for (const auto& word : asked) {
    all += word.weight;
    if (holds_one(row.message, word)) {
      found += word.weight * word.trust;
      ++in_message;
    } else if (holds_one(row.explanation, word)) {
      found += word.weight * word.trust * kExplanation;
    }
  }
  if (found <= 0) return 0;
  const double of_question = found / all;
  const double of_message = in_message >= 2 ? share_of(row.error->message, asked) : 0;
  return std::max(of_question, 0.95 * of_message) + 0.05 * std::min(of_question, of_message) +
         kNameShare * share_of(row.error->name, asked);
}

std::vector<AskedWord> asked_words(std::string_view text) {
  std::vector<AskedWord> asked;
  std::set<std::string> seen;
  for (const auto& word : tokenize(text, kWordsRead)) {
    // Long texts have enough words, so typing errors are not corrected.
    if (seen.insert(word).second)
      asked.push_back(index().asked(word, seen.size() <= kWordsCorrected));
  }
  return asked;
}

/// Errors whose code is a word of the text.
std::set<const KnownError*> named_by_code(std::string_view text) {
  std::set<const KnownError*> named;
  std::size_t read = 0;
  for (const auto word : blank_separated(text)) {
    if (++read > kWordsRead) break;
    const auto bare = without_punctuation(word);
    if (bare.find_first_of("0123456789") == std::string_view::npos) continue;
    for (const KnownError* error : errors_with_code(bare)) named.insert(error);
  }
  return named;
}

}  // namespace

std::uint32_t code_of(const KnownError& error) noexcept {
  if (error.name.empty() || error.name[0] < '0' || error.name[0] > '9') return 0;
  const auto codes = error_codes(error.name);
  return codes.empty() ? 0 : codes.front();
}

std::vector<const KnownError*> errors_with_code(std::string_view code) {
  std::vector<const KnownError*> found;
  for (const auto value : error_codes(code)) {
    for (const KnownError* error : known_errors()) {
      if (code_of(*error) == value) found.push_back(error);
    }
  }
  return found;
}

std::vector<ErrorMatch> search_errors(std::string_view text) {
  const auto asked = asked_words(text);
  const auto named = named_by_code(text);
  std::vector<ErrorMatch> matches;
  for (const auto& row : index().rows()) {
    const double score = score_of(row, asked) + (named.contains(row.error) ? kCodeScore : 0);
    if (score >= kLeastScore) matches.push_back({row.error, score});
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  const double least = matches.empty() ? 0 : kShareOfBest * std::min(1.0, matches.front().score);
  std::erase_if(matches, [&](const ErrorMatch& match) { return match.score < least; });
  if (!named.empty())  // other words do not outweigh a code
    std::erase_if(matches, [&](const ErrorMatch& match) { return match.score < kCodeScore; });
  return matches;
}

}  // namespace p2s::diagnosis
