// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_numbers.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_code.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kTokensRead = 2000;
constexpr std::size_t kFillers = 6;          ///< words between "code" and its number
constexpr std::uint32_t kLeastNumber = 200;  ///< below are numbers of Unix
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789abcdef";

constexpr std::array<std::string_view, 14> kCodeWords{
    "error",  "code", "fehler", "erreur", "errore", "código", "codigo",
    "codice", "fout", "エラー", "コード", "ошибк",  "błąd",   "错误"};
constexpr std::array<std::string_view, 6> kOtherCodes{"status", "http",  "exit",
                                                      "reply",  "errno", "errors"};
constexpr std::array<std::string_view, 24> kFillerWords{
    "code", "returned", "on",  "failure", "is",       "was",      "number",     "no",
    "nr",   "lautet",   "ist", "est",     "es",       "è",        "de",         "del",
    "des",  "renvoyé",  "#",   "ras",     "devuelto", "d'erreur", "restituito", "windows"};

template <typename Words>
bool contains_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// Words and numbers: separated by whitespace and punctuation outside numbers.
std::vector<std::string_view> tokens_of(std::string_view text) {
  constexpr std::string_view kSeparators = " \t\r\n:=()[]{},;\"'!?<>";
  std::vector<std::string_view> tokens;
  while (tokens.size() < kTokensRead) {
    const auto begin = text.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(kSeparators, begin), text.size());
    auto token = text.substr(begin, end - begin);
    while (token.ends_with('.')) token.remove_suffix(1);
    if (!token.empty()) tokens.push_back(token);
    text.remove_prefix(end);
  }
  return tokens;
}

/// AADSTS50105; CAA20004, which in lower case can be another hexadecimal number.
bool is_sign_in_code(std::string_view lower) {
  if (lower.starts_with("aadsts")) return consists_of(lower.substr(6), kDigits);
  return lower.starts_with("caa") && lower.size() == 8 && consists_of(lower.substr(3), kHexDigits);
}

/// 0x80090326, 80090326 with a letter, -2146893018: nothing else looks like it.
bool is_self_evident(std::string_view token) {
  if (token.starts_with("0x8") || token.starts_with("0xc"))
    return token.size() == 10 && consists_of(token.substr(2), kHexDigits);
  return token.size() == 11 && token.starts_with("-214") && consists_of(token.substr(1), kDigits);
}

bool is_number(std::string_view token) {
  if (token.starts_with('-')) return token.size() > 4 && consists_of(token.substr(1), kDigits);
  if (token.starts_with("0x")) return token.size() > 4 && consists_of(token.substr(2), kHexDigits);
  if (consists_of(token, kDigits))
    return token.size() <= 10 && !(token.size() == 8 && token[0] < '8');
  return token.size() == 8 && (token[0] == '8' || token[0] == 'c') &&
         consists_of(token, kHexDigits);
}

/// Whether a word such as "error" or "code" is before the token, with only fillers between.
bool follows_code_word(const std::vector<std::string_view>& tokens, std::size_t at) {
  for (std::size_t back = 1; back <= std::min(at, kFillers); ++back) {
    const auto token = tokens[at - back];
    const bool other = contains_one(token, kOtherCodes) ||
                       (at > back && contains_one(tokens[at - back - 1], kOtherCodes));
    if (contains_one(token, kCodeWords)) return !other;
    if (std::find(kFillerWords.begin(), kFillerWords.end(), token) == kFillerWords.end())
      return false;
  }
  return false;
}

bool counts_as_unknown(std::string_view number) {
  if (is_sign_in_code(number)) return true;
  const auto values = error_codes(number);
  return !values.empty() && values.front() >= kLeastNumber;
}

using NumberTable = std::unordered_multimap<std::uint32_t, const KnownError*>;

const NumberTable& number_table() {
  static const auto made = [] {
    NumberTable table;
    for (const auto& error : known_errors()) {
      auto names = error.codes;
      names.push_back(error.name);
      for (const auto& name : names) {
        if (!is_number(to_lower(name))) continue;
        const auto values = error_codes(name);
        if (!values.empty()) table.emplace(values.front(), &error);
      }
    }
    return table;
  }();
  return made;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

}  // namespace

std::vector<std::string> numbers_in(std::string_view text, bool whole) {
  const auto lower = to_lower(text);
  const auto tokens = tokens_of(lower);
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto token = tokens[at];
    const bool sign_in = is_sign_in_code(token);
    const auto place = static_cast<std::size_t>(token.data() - lower.data());
    const bool alone =
        is_self_evident(token) || (sign_in && (text[place] == 'C' || token[0] == 'a'));
    if (!alone && !sign_in && !is_number(token)) continue;
    const bool first = whole && at == 0 && token.size() >= 3;
    if (!alone && !first && !follows_code_word(tokens, at)) continue;
    std::string number(token);
    const bool known = !errors_with_number(number).empty();
    if (!known && !counts_as_unknown(number)) continue;
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
      numbers.push_back(std::move(number));
  }
  return numbers;
}

std::vector<const KnownError*> errors_with_number(std::string_view number) {
  std::vector<const KnownError*> found;
  if (is_sign_in_code(to_lower(number))) {
    if (const auto* error = find_error(number)) found.push_back(error);
    return found;
  }
  for (const auto value : error_codes(number)) {
    const auto [begin, end] = number_table().equal_range(value);
    for (auto one = begin; one != end; ++one) {
      if (std::find(found.begin(), found.end(), one->second) == found.end())
        found.push_back(one->second);
    }
  }
  return found;
}

std::vector<std::string> nearest_numbers(std::string_view number) {
  constexpr std::size_t kMost = 3;
  constexpr std::int64_t kNear = 15;
  std::multimap<std::int64_t, std::string> near;  // by distance
  const auto lower = to_lower(number);
  const auto values = error_codes(number);
  for (const auto& error : known_errors()) {
    const auto name = to_lower(error.name);
    if (is_sign_in_code(lower)) {
      const auto shared = common_prefix(lower, name);
      if (is_sign_in_code(name) && shared > 7)
        near.emplace(-static_cast<std::int64_t>(shared), error.name);
    } else if (!values.empty() && consists_of(name, kDigits)) {
      const auto distance = std::abs(std::int64_t{error_codes(name).front()} - values.front());
      if (distance <= kNear) near.emplace(distance, error.name);
    }
  }
  std::vector<std::string> names;
  for (const auto& [distance, name] : near) {
    if (names.size() < kMost) names.push_back(name);
  }
  return names;
}

}  // namespace p2s::diagnosis
