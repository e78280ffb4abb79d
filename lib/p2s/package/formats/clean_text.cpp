// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/clean_text.hpp"

#include <p2s/base/text/code_point.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  bool space;  ///< takes room on a line
};

constexpr std::array kInvisible{
    Range{0x00A0, 0x00A0, true},  Range{0x00AD, 0x00AD, false}, Range{0x061C, 0x061C, false},
    Range{0x1680, 0x1680, true},  Range{0x2000, 0x200A, true},  Range{0x200B, 0x200F, false},
    Range{0x2028, 0x2029, true},  Range{0x202A, 0x202E, false}, Range{0x202F, 0x202F, true},
    Range{0x205F, 0x205F, true},  Range{0x2060, 0x206F, false}, Range{0x3000, 0x3000, true},
    Range{0xFE00, 0xFE0F, false}, Range{0xFEFF, 0xFEFF, false}, Range{0xFFF9, 0xFFFB, false}};

}  // namespace

CleanText clean_text(std::string_view text) {
  CleanText clean;
  std::string visible;
  while (!text.empty()) {
    const auto [code, bytes] = first_code_point(text);
    const auto piece = text.substr(0, std::max<std::size_t>(bytes, 1));
    text.remove_prefix(piece.size());
    const auto range =
        std::find_if(kInvisible.begin(), kInvisible.end(),
                     [at = code](const Range& r) { return at >= r.first && at <= r.last; });
    if (range == kInvisible.end()) {
      visible += piece;
      continue;
    }
    if (range->space) visible += ' ';
    auto name = code_point_name(code);
    if (std::find(clean.invisible.begin(), clean.invisible.end(), name) == clean.invisible.end())
      clean.invisible.push_back(std::move(name));
  }
  clean.text = trim(visible);
  clean.trimmed = clean.invisible.empty() && clean.text.size() != visible.size();
  return clean;
}

}  // namespace p2s::package
