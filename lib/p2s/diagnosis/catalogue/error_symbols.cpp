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
bool is_symbol_character(char c) {
  return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || c == '_';
}

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

/// "InUseSubnetCannotBeDeleted: Subnet ..." starts with the code, as `az` and templates print it.
bool is_code_before_message(std::string_view word, std::string_view after) {
  constexpr std::ptrdiff_t kFewestWords = 4;  // "AzureVpnClient" has three
  return after.starts_with(": ") && is_camel_case(word) &&
         std::count_if(word.begin(), word.end(), is_upper) >= kFewestWords;
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
    before = word;
    if (word.size() < kShortestSymbol) continue;
    if (is_constant(word) || is_camel_case(word))
      symbols.push_back({std::string(word), after_code || is_constant(word)});
  }
  return symbols;
}

}  // namespace p2s::diagnosis
