// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/clean_text.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace p2s::package {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
  bool space;  ///< takes room on a line
};

constexpr std::array kInvisible{
    Range{0x00A0, 0x00A0, true},  Range{0x00AD, 0x00AD, false}, Range{0x061C, 0x061C, false},
    Range{0x1680, 0x1680, true},  Range{0x2000, 0x200A, true},  Range{0x200B, 0x200F, false},
    Range{0x2028, 0x2029, true},  Range{0x202A, 0x202E, false}, Range{0x202F, 0x202F, true},
    Range{0x205F, 0x205F, true},  Range{0x2060, 0x206F, false}, Range{0x3000, 0x3000, true},
    Range{0xFE00, 0xFE0F, false}, Range{0xFEFF, 0xFEFF, false}, Range{0xFFF9, 0xFFFB, false}};

/// Bytes of the character that begins with `first`; 1 for what is not the start of one.
std::size_t length_of(unsigned char first) {
  if (first >= 0xF0) return 4;
  if (first >= 0xE0) return 3;
  return first >= 0xC0 ? 2 : 1;
}

std::uint32_t code_of(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0);
  std::uint32_t code = byte(0) & (0xFFU >> (character.size() + 1));
  for (std::size_t i = 1; i < character.size(); ++i) code = code << 6U | (byte(i) & 0x3FU);
  return code;
}

}  // namespace

CleanText clean_text(std::string_view text) {
  CleanText clean;
  std::string visible;
  while (!text.empty()) {
    const auto piece = text.substr(0, length_of(static_cast<unsigned char>(text.front())));
    text.remove_prefix(piece.size());
    const auto code = code_of(piece);
    const auto range = std::find_if(kInvisible.begin(), kInvisible.end(), [&](const Range& r) {
      return code >= r.first && code <= r.last;
    });
    if (range == kInvisible.end()) {
      visible += piece;
      continue;
    }
    if (range->space) visible += ' ';
    auto name = fmt::format("U+{:04X}", code);
    if (std::find(clean.invisible.begin(), clean.invisible.end(), name) == clean.invisible.end())
      clean.invisible.push_back(std::move(name));
  }
  clean.text = trim(visible);
  clean.trimmed = clean.invisible.empty() && clean.text.size() != visible.size();
  return clean;
}

}  // namespace p2s::package
