// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/key_depth.hpp"

#include <algorithm>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kEnd = std::string_view::npos;

std::size_t or_end(std::size_t found, std::string_view text) noexcept {
  return found == kEnd ? text.size() : found;
}

/// The position after the single-line string that begins at `start`.
std::size_t after_line_string(std::string_view text, std::size_t start) noexcept {
  const char quote = text[start];
  for (std::size_t i = start + 1; i < text.size(); ++i) {
    if (text[i] == '\n') return i;
    if (text[i] == quote) return i + 1;
    if (quote == '"' && text[i] == '\\') ++i;
  }
  return text.size();
}

/// The same for a multi-line string, which may end with up to two quotes as content.
std::size_t after_block_string(std::string_view text, std::size_t start) noexcept {
  const char quote = text[start];
  const std::string_view end = quote == '"' ? R"(""")" : "'''";
  std::size_t i = start + 3;
  while (i < text.size() && text.substr(i, 3) != end) i += quote == '"' && text[i] == '\\' ? 2 : 1;
  i = std::min(i + 3, text.size());
  for (int extra = 0; extra < 2 && i < text.size() && text[i] == quote; ++extra) ++i;
  return i;
}

std::size_t after_string(std::string_view text, std::size_t start) noexcept {
  const bool block = text.substr(start, 3) == R"(""")" || text.substr(start, 3) == "'''";
  return block ? after_block_string(text, start) : after_line_string(text, start);
}

KeyPlace place_of(std::string_view text, std::size_t offset) noexcept {
  const auto before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto last = before.rfind('\n');
  return {static_cast<std::size_t>(lines) + 1, last == kEnd ? offset + 1 : offset - last};
}

}  // namespace

std::optional<KeyPlace> find_deep_key(std::string_view text) noexcept {
  constexpr std::string_view kKeyEnds = "\n=,{[";
  std::size_t dots = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '#') {
      i = or_end(text.find('\n', i), text);
      continue;
    }
    if (c == '"' || c == '\'') {
      i = after_string(text, i);
      continue;
    }
    if (c == '.' && ++dots >= kMostKeyParts) return place_of(text, i);
    if (kKeyEnds.find(c) != kEnd) dots = 0;
    ++i;
  }
  return std::nullopt;
}

}  // namespace p2s::spec::detail
