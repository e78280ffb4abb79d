// SPDX-License-Identifier: Apache-2.0
#include "output/display_width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace p2s::cli {

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };  // nearly every text
  if (std::all_of(text.begin(), text.end(), is_plain)) return text.size();
  while (left > 0) {
    utf8proc_int32_t point = -1;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &point);
    if (length <= 0) break;  // not UTF-8: callers pass printable text only
    width += static_cast<std::size_t>(utf8proc_charwidth(point));
    at += length;
    left -= length;
  }
  return width;
}

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  std::size_t column = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    const auto length = display_width(word);
    if (column > 0 && indent + column + 1 + length > width) {
      lines += '\n';
      column = 0;
    }
    lines.append(column == 0 ? indent : 1, ' ');
    column += length + (column == 0 ? 0 : 1);
    lines += word;
  }
  return lines;
}

}  // namespace p2s::cli
