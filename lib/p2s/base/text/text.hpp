// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

/// ASCII only, as the functions for case below: identifiers, not human language.
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

P2S_API std::string to_lower(std::string_view text);
P2S_API std::string to_upper(std::string_view text);
P2S_API bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;

/// Without leading and trailing spaces, tabs and line breaks.
P2S_API std::string_view trim(std::string_view text) noexcept;

P2S_API std::vector<std::string_view> split(std::string_view text, char separator);
/// Lines without their '\n' or "\r\n"; the last line may lack it.
P2S_API std::vector<std::string_view> split_lines(std::string_view text);
P2S_API std::string join(std::span<const std::string> parts, std::string_view separator);
P2S_API std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// Exactly `digits` hex digits, in either case.
P2S_API bool is_hex(std::string_view text, std::size_t digits) noexcept;
/// 8-4-4-4-12 hex digits.
P2S_API bool is_guid(std::string_view text) noexcept;

P2S_API bool is_utf8(std::string_view text) noexcept;

/// External text as UTF-8: a UTF-8 byte order mark is removed, UTF-16 with a byte order mark is
/// converted. nullopt if it is neither valid UTF-8 nor UTF-16 with a byte order mark.
P2S_API std::optional<std::string> decode_text(ByteView bytes);

/// The first thing in `text` that is not printable on one line, described for a message: "a control
/// character" (including those of ISO 6429), "a line break" (of Unicode), "a character that changes
/// the text direction", "an invisible character", "a code that is not a character", "bytes that are
/// not UTF-8". Empty if there is none.
P2S_API std::string_view find_unprintable(std::string_view text) noexcept;

/// For messages: unprintable characters become \xNN, so that input cannot move the terminal's
/// cursor, break a line or reorder text. At most `limit` bytes, then "…".
P2S_API std::string printable(std::string_view text, std::size_t limit = 200);

/// The candidate that differs from `text` by a likely typing error; nullopt if none is close
/// enough.
P2S_API std::optional<std::string> closest_match(std::string_view text,
                                                 std::span<const std::string> candidates);

/// "1 client", "2 clients".
P2S_API std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace p2s
