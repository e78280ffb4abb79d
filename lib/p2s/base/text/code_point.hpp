// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace p2s {

/// The first character of UTF-8 text.
struct CodePoint {
  char32_t code = 0;
  std::size_t bytes = 0;  ///< 0: the text begins with no valid sequence
};

/// `text` is not empty. RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
P2S_API CodePoint first_code_point(std::string_view text) noexcept;

/// "U+00A0".
P2S_API std::string code_point_name(char32_t code);

}  // namespace p2s
