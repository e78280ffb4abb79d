// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/editing/text_places.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::spec::detail {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

TextPlaces::TextPlaces(std::string_view text)
    : text_(text), line_break_(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // not a character of the first line
  lines_.push_back(text.starts_with(kMark) ? kMark.size() : 0);
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    lines_.push_back(at + 1);
}

std::size_t TextPlaces::offset_of(const toml::source_position& at) const {
  if (at.line > lines_.size()) return text_.size();
  auto offset = lines_[at.line - 1];
  for (auto column = at.column; column > 1 && offset < text_.size(); --column) {
    ++offset;
    while (offset < text_.size() && continues_character(text_[offset])) ++offset;
  }
  return offset;
}

SpecPosition TextPlaces::position_of(std::size_t begin, std::size_t end) const {
  const auto place = [this](std::size_t offset) {
    const auto line = std::upper_bound(lines_.begin() + 1, lines_.end(), offset) - 1;
    const auto before = text_.substr(*line, offset - *line);
    const auto column =
        std::count_if(before.begin(), before.end(), [](char c) { return !continues_character(c); });
    return std::pair(static_cast<std::uint32_t>(line - lines_.begin()) + 1,
                     static_cast<std::uint32_t>(column) + 1);
  };
  const auto [line, column] = place(begin);
  const auto [end_line, end_column] = place(end);
  return {line, column, end_line, end_column};
}

std::size_t TextPlaces::line_begin(std::size_t offset) const {
  return *(std::upper_bound(lines_.begin() + 1, lines_.end(), offset) - 1);
}

std::size_t TextPlaces::line_end(std::size_t offset) const {
  const auto end = std::min(text_.find('\n', offset), text_.size());
  return end > offset && text_[end - 1] == '\r' ? end - 1 : end;
}

std::size_t TextPlaces::next_line(std::size_t offset) const {
  const auto end = text_.find('\n', offset);
  return end == std::string_view::npos ? text_.size() : end + 1;
}

bool TextPlaces::is_blank(std::size_t begin, std::size_t end) const {
  return begin <= end && trim(text_.substr(begin, end - begin)).empty();
}

}  // namespace p2s::spec::detail
