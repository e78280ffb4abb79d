// SPDX-License-Identifier: Apache-2.0
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

/// Views of the same memory; nothing is copied.
inline ByteView as_bytes(std::string_view text) noexcept {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

/// Upper-case hex without separators.
P2S_API std::string to_hex(ByteView bytes);

/// Hex of either case without separators; nullopt if a character or the length is invalid.
P2S_API std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64 with padding, in one line.
P2S_API std::string to_base64(ByteView bytes);

/// The same in lines of 64 characters, each terminated by '\n' (RFC 7468).
P2S_API std::string to_base64_lines(ByteView bytes);

/// RFC 4648 base64. Spaces, tabs and line breaks are skipped; padding is required. nullopt if the
/// text contains any other character or unused bits are set.
P2S_API std::optional<Bytes> from_base64(std::string_view text);

}  // namespace p2s
