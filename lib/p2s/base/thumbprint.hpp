#pragma once

#include <p2s/base/export.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace p2s {

/// A thumbprint as people paste it: blanks, colons, dashes, lower case and the invisible marks that
/// Windows' dialog adds (U+200E, U+200F, U+FEFF, no-break space) are taken off. 40 upper-case
/// digits, or nothing.
P2S_API std::optional<std::string> normalise_thumbprint(std::string_view text);
/// The same for a beginning of one: at least 4 hex digits.
P2S_API std::optional<std::string> normalise_thumbprint_prefix(std::string_view text);

}  // namespace p2s
