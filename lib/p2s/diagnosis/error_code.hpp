#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// The values that an error code can mean as it is written: 0x80090326, 80090326, -2146893018 and
/// 2148074278 are one. Digits alone may be decimal or hex, so there can be two. The Windows
/// wrapping 0x8007xxxx is taken off: 0x8007026F is 623. Empty when the text is no code.
P2S_API std::vector<std::uint32_t> error_codes(std::string_view text);

}  // namespace p2s::diagnosis
