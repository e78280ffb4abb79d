// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// The possible values of an error code: 0x80090326, 80090326, -2146893018 and 2148074278 are
/// equal. Digits alone may be decimal or hex, so there can be two values. The Windows prefix
/// 0x8007xxxx is removed: 0x8007026F is 623. Empty if the text is not a code.
P2S_API std::vector<std::uint32_t> error_codes(std::string_view text);

}  // namespace p2s::diagnosis
