// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/words.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kPunctuation = "\"'`()[]{}<>,;:.!?=";
constexpr std::size_t kLongestWord = 40;
constexpr std::array<std::string_view, 36> kSilent{
    "the",   "an",  "of",   "is",    "was",  "are",  "to",  "in",    "on",   "at",  "by",   "for",
    "and",   "or",  "that", "this",  "it",   "be",   "as",  "with",  "from", "no",  "not",  "can",
    "could", "has", "have", "which", "when", "than", "its", "again", "my",   "you", "your", "does"};

constexpr std::array<std::string_view, 19> kEveryday{
    "access",  "denied", "permission", "refused", "connection", "connect", "timed",
    "timeout", "out",    "error",      "failed",  "failure",    "unknown", "unspecified",
    "invalid", "code",   "operation",  "system",  "incorrect"};

bool is_word_character(char c) noexcept {
  return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The end of the word that begins at `begin`.
std::size_t word_end(std::string_view text, std::size_t begin) noexcept {
  std::size_t end = begin;
  while (end < text.size()) {
    const bool dot_between_digits = text[end] == '.' && end > begin && is_digit(text[end - 1]) &&
                                    end + 1 < text.size() && is_digit(text[end + 1]);
    if (!is_word_character(text[end]) && !dot_between_digits) break;
    ++end;
  }
  return end;
}

}  // namespace

std::vector<std::string> tokenize(std::string_view text, std::size_t most) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size() && words.size() < most;) {
    const auto end = word_end(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    auto word = to_lower(text.substr(at, end - at));
    at = end;
    if (word.size() < 2 || word.size() > kLongestWord) continue;
    if (std::find(kSilent.begin(), kSilent.end(), word) == kSilent.end())
      words.push_back(std::move(word));
  }
  return words;
}

bool is_everyday(std::string_view word) {
  return std::find(kEveryday.begin(), kEveryday.end(), word) != kEveryday.end();
}

std::vector<std::string_view> blank_separated(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return words;
    const auto end = std::min(text.find_first_of(kBlanks, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

std::string_view without_punctuation(std::string_view word) noexcept {
  const auto begin = word.find_first_not_of(kPunctuation);
  if (begin == std::string_view::npos) return {};
  return word.substr(begin, word.find_last_not_of(kPunctuation) - begin + 1);
}

}  // namespace p2s::diagnosis
