// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_symbols.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kShortestSymbol = 6;
constexpr std::size_t kMostSymbols = 50;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_symbol_character(char c) { return is_alphanumeric(c) || c == '_'; }

/// Constants in messages that are not errors.
constexpr std::array<std::string_view, 9> kTerms{"AF_INET",         "AF_INET6", "IKE_SA",
                                                 "IKE_SA_INIT",     "IKE_AUTH", "CHILD_SA",
                                                 "CREATE_CHILD_SA", "EAP_NAK",  "SSL_ERROR"};

/// "NO_PROPOSAL_CHOSEN"
bool is_constant(std::string_view word) {
  if (std::find(kTerms.begin(), kTerms.end(), word) != kTerms.end()) return false;
  return word.find('_') != std::string_view::npos && is_upper(word.front()) &&
         std::none_of(word.begin(), word.end(), is_lower);
}

/// "AnotherOperationInProgress"
bool is_camel_case(std::string_view word) {
  return std::count_if(word.begin(), word.end(), is_upper) >= 2 &&
         std::any_of(word.begin(), word.end(), is_lower) &&
         word.find('_') == std::string_view::npos;
}

/// "OpenSSL" has two words, "InUseSubnetCannotBeDeleted" six.
std::size_t camel_words(std::string_view word) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool begins =
        at == 0 || is_lower(word[at - 1]) || (at + 1 < word.size() && is_lower(word[at + 1]));
    if (is_upper(word[at]) && begins) ++words;
  }
  return words;
}

/// "InUseSubnetCannotBeDeleted: Subnet ..." starts with the code, as `az` and templates print it.
bool is_code_before_message(std::string_view word, std::string_view after) {
  constexpr std::size_t kFewestWords = 4;  // "AzureVpnClient" has three
  return after.starts_with(": ") && is_camel_case(word) && camel_words(word) >= kFewestWords;
}

/// Parts of constants that name errors. EAP_TLS, PUSH_REPLY and AES_GCM_16_256 have none.
constexpr std::array<std::string_view, 14> kErrorParts{
    "ERR",    "FAIL",    "INVALID", "UNSUPPORTED", "UNKNOWN", "UNACCEPT", "DENIED",
    "REFUSE", "EXPIRED", "REVOKED", "MISMATCH",    "MISSING", "NOT_",     "TIMEOUT"};

/// Whether the constant is an error by its parts, or the words around it say so.
bool names_error(std::string_view word, std::string_view before, std::string_view after) {
  const auto is_in = [](std::string_view part, std::string_view text) {
    return text.find(part) != std::string_view::npos;
  };
  return std::any_of(kErrorParts.begin(), kErrorParts.end(),
                     [&](std::string_view part) { return is_in(part, word); }) ||
         (before.empty() && after.starts_with(": ")) || equals_ignoring_case(before, "error") ||
         after.starts_with(" notify") || after.starts_with(" error");
}

}  // namespace

std::vector<Symbol> symbols_in(std::string_view text) {
  std::vector<Symbol> symbols;
  std::string_view before;
  std::size_t at = 0;
  while (at < text.size() && symbols.size() < kMostSymbols) {
    if (!is_symbol_character(text[at])) {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < text.size() && is_symbol_character(text[at])) ++at;
    const auto word = text.substr(begin, at - begin);
    const bool after_code = equals_ignoring_case(before, "code") ||
                            equals_ignoring_case(before, "errorcode") ||
                            (begin == 0 && is_code_before_message(word, text.substr(at)));
    const bool is_error = is_constant(word) && names_error(word, before, text.substr(at));
    before = word;
    if (word.size() < kShortestSymbol) continue;
    if (is_constant(word) || is_camel_case(word))
      symbols.push_back({std::string(word), after_code || is_error});
  }
  return symbols;
}

}  // namespace p2s::diagnosis
