// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec_positions.hpp>

#include <toml++/toml.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace p2s::spec::detail {

/// Offsets of a text by line and column, and back.
class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text);

  /// Columns count characters.
  std::size_t offset_of(const toml::source_position& at) const;
  SpecPosition position_of(std::size_t begin, std::size_t end) const;

  std::size_t line_begin(std::size_t offset) const;
  std::size_t line_end(std::size_t offset) const;   ///< of its line break, or of the text
  std::size_t next_line(std::size_t offset) const;  ///< after its line break
  bool is_blank(std::size_t begin, std::size_t end) const;
  std::string_view line_break() const noexcept { return line_break_; }

 private:
  std::string_view text_;
  std::string_view line_break_;
  std::vector<std::size_t> lines_;
};

}  // namespace p2s::spec::detail
