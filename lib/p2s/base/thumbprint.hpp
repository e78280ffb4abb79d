// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace p2s {

/// Normalises a pasted thumbprint: spaces, colons, dashes and the invisible characters that
/// Windows' dialog adds (U+200E, U+200F, U+FEFF, no-break space) are removed. 40 upper-case digits,
/// or nullopt.
P2S_API std::optional<std::string> normalise_thumbprint(std::string_view text);
/// The same for a prefix of a thumbprint: at least 4 hex digits.
P2S_API std::optional<std::string> normalise_thumbprint_prefix(std::string_view text);

}  // namespace p2s
