// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <string_view>

namespace p2s::kit {

/// A rule of `package inspect`, `check` or `build`, such as "KIT-002"; null for ids of other areas.
P2S_API const Rule* find_rule(std::string_view id) noexcept;

}  // namespace p2s::kit
