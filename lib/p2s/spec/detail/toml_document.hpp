#pragma once

#include <toml++/toml.h>

#include <string_view>

namespace p2s::spec::detail {

/// Parses TOML. Errors: malformed with NAME:LINE:COLUMN, and a hint where the slip is a usual one.
/// `name` is shown as it is.
toml::table parse_document(std::string_view text, std::string_view name);

}  // namespace p2s::spec::detail
