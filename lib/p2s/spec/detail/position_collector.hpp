// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec_positions.hpp>

#include <toml++/toml.h>

namespace p2s::spec::detail {

/// The position of each table, list and value of a document.
SpecPositions collect_positions(const toml::table& document);

}  // namespace p2s::spec::detail
