// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/text/shell_word.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s {
namespace {

bool is_plain(char c) noexcept {
  constexpr std::string_view kHarmless = "._:/@+-,";
  return is_alphanumeric(c) || kHarmless.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
  std::string shown = printable(text);
  if (!shown.empty() && std::all_of(shown.begin(), shown.end(), is_plain)) return shown;
  return "'" + replace_all(shown, "'", "'\\''") + "'";
}

}  // namespace p2s
