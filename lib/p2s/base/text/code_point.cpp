// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/text/code_point.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace p2s {
namespace {

std::size_t sequence_length(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  if (first == 0xE0 && byte(1) < 0xA0) return 0;
  if (first == 0xED && byte(1) > 0x9F) return 0;
  if (first == 0xF0 && byte(1) < 0x90) return 0;
  if (first == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

}  // namespace

CodePoint first_code_point(std::string_view text) noexcept {
  const auto length = sequence_length(text);
  if (length == 0) return {};
  std::uint32_t code = static_cast<unsigned char>(text[0]);
  if (length > 1) code &= 0x7FU >> length;
  for (const char c : text.substr(1, length - 1))
    code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return {static_cast<char32_t>(code), length};
}

std::string code_point_name(char32_t code) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
}

}  // namespace p2s
