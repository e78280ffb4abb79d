// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/mistakes.hpp>

#include <toml++/toml.h>

#include <string_view>

namespace p2s::spec::detail {

SpecPosition position_of(const toml::source_region& region) noexcept;

/// Adds "'vnet' must be a table, not a list", with a hint for the usual cause.
void add_wrong_type(std::string_view path, const toml::node& node, std::string_view expected,
                    Mistakes& mistakes);

}  // namespace p2s::spec::detail
