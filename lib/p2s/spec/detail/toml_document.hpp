// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <string_view>

namespace p2s::spec::detail {

/// Parses TOML. Throws Error(malformed) with NAME:LINE:COLUMN, and a hint for common mistakes.
/// `name` must be printable.
toml::table parse_document(std::string_view text, std::string_view name);

}  // namespace p2s::spec::detail
