// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/key_fields.hpp>
#include <p2s/spec/detail/mistakes.hpp>

#include <toml++/toml.h>

#include <optional>
#include <string>

namespace p2s::spec::detail {

/// The node at `path` as a value of its key; nullopt, and a mistake, if it is not one.
std::optional<SpecValue> read_value(const SpecKey& key, const toml::node& node, std::string path,
                                    Mistakes& mistakes);

}  // namespace p2s::spec::detail
