// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/text/text.hpp"

#include <p2s/base/text/code_point.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace p2s {
namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool is_hex_digit(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

struct Hazard {
  char32_t first;
  char32_t last;
  std::string_view what;
};

constexpr std::string_view kInvisible = "an invisible character";

// Control characters, and those that hide, reorder or split text.
constexpr std::array kHazards{
    Hazard{0x0000, 0x001F, "a control character"},
    Hazard{0x007F, 0x009F, "a control character"},
    Hazard{0x00AD, 0x00AD, kInvisible},
    Hazard{0x061C, 0x061C, kInvisible},
    Hazard{0x200B, 0x200B, kInvisible},
    Hazard{0x200E, 0x200F, kInvisible},
    Hazard{0x2028, 0x2029, "a line break"},
    Hazard{0x202A, 0x202E, "a character that changes the text direction"},
    Hazard{0x2066, 0x2069, "a character that changes the text direction"},
    Hazard{0xFEFF, 0xFEFF, kInvisible},
    Hazard{0xFFFE, 0xFFFF, "a code that is not a character"},
};

std::string_view hazard(char32_t code) noexcept {
  for (const auto& each : kHazards) {
    if (code >= each.first && code <= each.last) return each.what;
  }
  return {};
}

std::string in_hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  return out;
}

void append_utf8(std::string& out, char32_t code) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | (static_cast<std::uint32_t>(code) >> shift & 0x3FU));
  };
  const auto value = static_cast<std::uint32_t>(code);
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0U | value >> 6U);
    tail(0);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0U | value >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | value >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::optional<std::string> decode_utf16(ByteView bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(big_endian ? bytes[i] << 8U | bytes[i + 1]
                                            : bytes[i + 1] << 8U | bytes[i]);
  };
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t code = unit(i);
    if (code >= 0xDC00 && code <= 0xDFFF) return std::nullopt;
    if (code >= 0xD800 && code <= 0xDBFF) {
      if (i + 3 >= bytes.size()) return std::nullopt;
      const char32_t low = unit(i += 2);
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(text, code);
  }
  return text;
}

/// Two letters in the wrong order are one error.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto same = [&](std::size_t i, std::size_t j) { return lower(a[i]) == lower(b[j]); };
  std::vector<std::size_t> before, last, row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same(i - 1, j - 1) ? 0U : 1U)});
      if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), upper);
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view kSpaces = " \t\r\n";
  const auto first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string joined;
  for (const auto& part : parts) {
    if (&part != &parts.front()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (;;) {
    const auto found = from.empty() ? std::string_view::npos : text.find(from);
    out += text.substr(0, found);
    if (found == std::string_view::npos) return out;
    out += to;
    text.remove_prefix(found + from.size());
  }
}

bool is_hex(std::string_view text, std::size_t digits) noexcept {
  return text.size() == digits && std::all_of(text.begin(), text.end(), is_hex_digit);
}

bool is_guid(std::string_view text) noexcept {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                    [](char c, char form) { return form == '-' ? c == '-' : is_hex_digit(c); });
}

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const auto length = first_code_point(text).bytes;
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<std::string> decode_text(ByteView bytes) {
  const auto starts = [&](std::initializer_list<std::uint8_t> mark) {
    return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
  };
  if (starts({0xFF, 0xFE})) return decode_utf16(bytes.subspan(2), false);
  if (starts({0xFE, 0xFF})) return decode_utf16(bytes.subspan(2), true);
  if (starts({0xEF, 0xBB, 0xBF})) bytes = bytes.subspan(3);
  if (!is_utf8(as_text(bytes))) return std::nullopt;
  return std::string(as_text(bytes));
}

std::string_view find_unprintable(std::string_view text) noexcept {
  while (!text.empty()) {
    const auto first = first_code_point(text);
    if (first.bytes == 0) return "bytes that are not UTF-8";
    const auto what = hazard(first.code);
    if (!what.empty()) return what;
    text.remove_prefix(first.bytes);
  }
  return {};
}

std::string printable(std::string_view text, std::size_t limit) {
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (is_plain && text.size() <= limit) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const auto first = first_code_point(text);
    const auto piece = text.substr(0, std::max<std::size_t>(first.bytes, 1));
    const std::string shown =
        first.bytes != 0 && hazard(first.code).empty() ? std::string(piece) : in_hex(piece);
    if (shown.size() > limit - out.size()) return out + "…";
    out += shown;
    text.remove_prefix(piece.size());
  }
  return out;
}

std::optional<std::string> closest_match(std::string_view text,
                                         std::span<const std::string> candidates) {
  std::optional<std::string> best;
  std::size_t least = std::max<std::size_t>(1, text.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    const auto longer = std::max(text.size(), candidate.size());
    const auto shorter = std::min(text.size(), candidate.size());
    if (longer - shorter >= least)
      continue;  // the distance cannot be smaller, and texts may be megabytes long
    const auto distance = edit_distance(text, candidate);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

}  // namespace p2s
