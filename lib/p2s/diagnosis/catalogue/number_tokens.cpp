// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/number_tokens.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kTokensRead = 2000;
constexpr std::size_t kFillers = 6;    ///< words between "code" and its number
constexpr std::size_t kSentence = 10;  ///< words between "code" and a number at the end
constexpr std::string_view kHexDigits = "0123456789abcdef";

constexpr std::array<std::string_view, 21> kCodeWords{
    "error",  "code",   "fehler", "erreur", "erro", "código", "codigo",
    "codice", "fout",   "kod",    "kód",    "chyb", "fejl",   "hata",
    "błąd",   "エラー", "コード", "ошибк",  "错误", "代码",   "오류"};
constexpr std::array<std::string_view, 6> kOtherCodes{"status", "http",  "exit",
                                                      "reply",  "errno", "errors"};
constexpr std::array<std::string_view, 25> kFillerWords{
    "code",     "returned",   "on",      "failure",    "is",  "was", "number",
    "no",       "nr",         "lautet",  "ist",        "est", "es",  "è",
    "de",       "del",        "des",     "renvoyé",    "#",   "ras", "devuelto",
    "d'erreur", "restituito", "windows", "termination"};

template <typename Words>
bool contains_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool is_beyond_ascii(char c) { return (c & 0x80) != 0; }

/// "为809" is two words.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin + 1; at < end; ++at) {
    if ((is_digit(text[at]) && is_beyond_ascii(text[at - 1])) ||
        (is_beyond_ascii(text[at]) && is_digit(text[at - 1])))
      return at;
  }
  return end;
}

}  // namespace

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::vector<std::string_view> number_tokens(std::string_view text) {
  constexpr std::string_view kSeparators = " \t\r\n:=()[]{},;\"'!?<>";
  std::vector<std::string_view> tokens;
  while (tokens.size() < kTokensRead) {
    const auto begin = text.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos) break;
    const auto end =
        word_end(text, begin, std::min(text.find_first_of(kSeparators, begin), text.size()));
    auto token = text.substr(begin, end - begin);
    while (token.ends_with('.')) token.remove_suffix(1);
    if (!token.empty()) tokens.push_back(token);
    text.remove_prefix(end);
  }
  return tokens;
}

bool is_sign_in_code(std::string_view lower) {
  if (lower.starts_with("aadsts")) return consists_of(lower.substr(6), kDigits);
  return lower.starts_with("caa") && lower.size() == 8 && consists_of(lower.substr(3), kHexDigits);
}

bool is_self_evident(std::string_view token) {
  if (token.starts_with("0x8") || token.starts_with("0xc"))
    return token.size() == 10 && consists_of(token.substr(2), kHexDigits);
  return token.size() == 11 && token.starts_with("-214") && consists_of(token.substr(1), kDigits);
}

bool is_number(std::string_view token) {
  if (token.starts_with('-')) return token.size() > 4 && consists_of(token.substr(1), kDigits);
  if (token.starts_with("0x")) return token.size() > 2 && consists_of(token.substr(2), kHexDigits);
  if (consists_of(token, kDigits))
    return token.size() <= 10 && !(token.size() == 8 && token[0] < '8');
  return token.size() == 8 && (token[0] == '8' || token[0] == 'c') &&
         consists_of(token, kHexDigits);
}

bool ends_sentence(std::string_view after) {
  const auto skip = [&](auto is_skipped) {
    while (!after.empty() && is_skipped(after.front())) after.remove_prefix(1);
  };
  skip([](char c) { return c == ' '; });
  skip(is_beyond_ascii);
  const bool stop = after.starts_with('.');
  if (stop) after.remove_prefix(1);
  skip([](char c) { return std::string_view("\"')]}").find(c) != std::string_view::npos; });
  return after.empty() || after.front() == '\n' || after.front() == '\r' ||
         (stop && std::string_view(" ,<\\").find(after.front()) != std::string_view::npos);
}

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

bool has_code_word_before(const std::vector<std::string_view>& tokens, std::size_t at) {
  for (std::size_t back = 1; back <= std::min(at, kSentence); ++back) {
    const auto token = tokens[at - back];
    if (contains_one(token, kOtherCodes) || consists_of(token, kDigits)) return false;
    if (contains_one(token, kCodeWords)) return true;
  }
  return false;
}

}  // namespace p2s::diagnosis
