#pragma once

#include <p2s/base/export.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The same memory, seen the other way. No copy.
inline ByteView as_bytes(std::string_view text) noexcept {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

/// Upper-case hex without separators.
P2S_API std::string to_hex(ByteView bytes);

/// Hex of either case without separators; nothing when a character or the length is wrong.
P2S_API std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64 with padding, in one line.
P2S_API std::string to_base64(ByteView bytes);

/// The same, broken after 64 characters, every line ended by '\n' (RFC 7468).
P2S_API std::string to_base64_lines(ByteView bytes);

/// RFC 4648 base64. Blanks and line ends between characters are skipped, padding is required.
/// Nothing when anything else stands in the text, or bits are left over.
P2S_API std::optional<Bytes> from_base64(std::string_view text);

}  // namespace p2s
