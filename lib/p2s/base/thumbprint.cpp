// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/thumbprint.hpp"

#include <algorithm>
#include <array>

namespace p2s {
namespace {

constexpr std::size_t kDigits = 40;
constexpr std::size_t kFewestDigits = 4;

// Separators and invisible characters that dialogs and documents add; the long ones are UTF-8.
constexpr std::array<std::string_view, 12> kIgnored{
    " ",
    "\t",
    "\r",
    "\n",
    ":",
    "-",
    "\xC2\xA0",      // no-break space
    "\xE2\x80\x8B",  // zero width space
    "\xE2\x80\x8E",  // left-to-right mark
    "\xE2\x80\x8F",  // right-to-left mark
    "\xE2\x80\xAF",  // narrow no-break space
    "\xEF\xBB\xBF",  // byte order mark
};

// At most 40 digits; nullopt if the text contains anything else.
std::string digits_of(std::string_view text) {
  std::string digits;
  while (!text.empty()) {
    const char c = text.front();
    const bool lower = c >= 'a' && c <= 'f';
    if (lower || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F')) {
      if (digits.size() == kDigits) return {};
      digits += lower ? static_cast<char>(c - 32) : c;
      text.remove_prefix(1);
      continue;
    }
    const auto mark = std::find_if(kIgnored.begin(), kIgnored.end(),
                                   [&](std::string_view each) { return text.starts_with(each); });
    if (mark == kIgnored.end()) return {};
    text.remove_prefix(mark->size());
  }
  return digits;
}

}  // namespace

std::optional<std::string> normalise_thumbprint(std::string_view text) {
  if (auto digits = digits_of(text); digits.size() == kDigits) return digits;
  return std::nullopt;
}

std::optional<std::string> normalise_thumbprint_prefix(std::string_view text) {
  if (auto digits = digits_of(text); digits.size() >= kFewestDigits) return digits;
  return std::nullopt;
}

}  // namespace p2s
