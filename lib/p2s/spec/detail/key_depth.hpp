#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace p2s::spec::detail {

/// The TOML library limits how deep values nest, but not how many parts a dotted key has, and frees
/// tables recursively: a key of a million parts would end the program. So it is refused before.
inline constexpr std::size_t kMostKeyParts = 16;

struct KeyPlace {
  std::size_t line = 1;
  std::size_t column = 1;  ///< in bytes
};

/// Where the first dotted key with too many parts exceeds them. One pass over the text.
std::optional<KeyPlace> find_deep_key(std::string_view text) noexcept;

}  // namespace p2s::spec::detail
