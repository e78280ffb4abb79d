// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace p2s::spec::detail {

/// The TOML library limits the nesting of values, but not the parts of a dotted key, and frees
/// tables recursively: a key of a million parts would overflow the stack, so it is refused before
/// parsing.
inline constexpr std::size_t kMostKeyParts = 16;

struct KeyPlace {
  std::size_t line = 1;
  std::size_t column = 1;  ///< in bytes
};

/// The position of the first dotted key with too many parts, in one pass over the text.
std::optional<KeyPlace> find_deep_key(std::string_view text) noexcept;

}  // namespace p2s::spec::detail
