// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// The difference of two texts as `diff -u` prints it, with three lines around each change; empty
/// if they are equal. `patch` accepts it.
P2S_API std::string unified_diff(std::string_view before, std::string_view after,
                                 std::string_view name);

}  // namespace p2s
