#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

/// ASCII only: identifiers, not human language.
P2S_API std::string to_lower(std::string_view text);
P2S_API std::string to_upper(std::string_view text);
P2S_API bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;

/// Without blanks, tabs and line ends at both ends.
P2S_API std::string_view trim(std::string_view text) noexcept;

P2S_API std::vector<std::string_view> split(std::string_view text, char separator);
/// Lines without their '\n' or "\r\n"; a last line without an end counts too.
P2S_API std::vector<std::string_view> split_lines(std::string_view text);
P2S_API std::string join(std::span<const std::string> parts, std::string_view separator);
P2S_API std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// Exactly so many hex digits, in either case.
P2S_API bool is_hex(std::string_view text, std::size_t digits) noexcept;
/// 8-4-4-4-12 hex digits.
P2S_API bool is_guid(std::string_view text) noexcept;

P2S_API bool is_utf8(std::string_view text) noexcept;

/// Text that came from outside as UTF-8: a UTF-8 mark is dropped, UTF-16 with a mark is converted.
/// Nothing when it is neither valid UTF-8 nor marked UTF-16.
P2S_API std::optional<std::string> decode_text(ByteView bytes);

/// What in `text` cannot stand in one honest line, named for a message: "a control character"
/// (those of ISO 6429 too), "a line end" (of Unicode), "a mark that turns the direction of
/// writing", "an invisible mark", "a code that is no character", "bytes that are not UTF-8". The
/// first of them, or empty.
P2S_API std::string_view find_unprintable(std::string_view text) noexcept;

/// For messages: what find_unprintable() finds becomes \xNN, so that no input can move the
/// terminal's cursor, break a line or turn the order of what is shown. At most `limit` bytes, then
/// "…".
P2S_API std::string printable(std::string_view text, std::size_t limit = 200);

/// The candidate that a typing error would turn into `text`, when one is near enough.
P2S_API std::optional<std::string> closest_match(std::string_view text,
                                                 std::span<const std::string> candidates);

/// "1 client", "2 clients": the count with the noun in the right number.
P2S_API std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace p2s
