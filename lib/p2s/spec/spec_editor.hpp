// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/fix.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec {

/// A part of a text and what replaces it; equal offsets insert.
struct TextChange {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  std::string text;
  SpecPosition place = {};  ///< the part, in lines and columns
};

/// The changes of a p2s.toml that make these edits, in the order of the text; they do not overlap.
/// Comments, order and layout of everything else stay. Errors: malformed as by read_spec, also for
/// an edit that the text has no place for.
P2S_API std::vector<TextChange> changes_of(std::string_view text, std::span<const Edit> edits);

/// The text with the edits. It is parsed again and means the same but for the edits, else
/// Error(malformed). Paths of the edits are those of `text`.
P2S_API std::string edit_spec(std::string_view text, std::span<const Edit> edits);

}  // namespace p2s::spec
