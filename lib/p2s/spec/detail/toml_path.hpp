// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec::detail {

/// "groups[0]" of "groups[0].name".
struct PathStep {
  std::string name;
  std::optional<std::size_t> index;

  // clang-tidy 14 sees a literal 0 in what the compiler writes.
  auto operator<=>(const PathStep&) const = default;  // NOLINT(modernize-use-nullptr)
};
using Path = std::vector<PathStep>;

/// "groups[0].members[1].type". An item of a list is the last step with its index.
Path parse_path(std::string_view text);

/// The node at the path; null if there is none.
const toml::node* find_node(const toml::table& document, const Path& path);

/// A value as TOML.
toml::table parse_value(std::string_view value);

/// The place of that text in a list, in any case; nullopt if it is not there.
std::optional<std::size_t> find_item(const toml::array& list, const toml::node& value);

}  // namespace p2s::spec::detail
