// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/rules/rule.hpp>

#include <span>

namespace p2s::rules {

/// Every rule that check_pools() runs, in the order of their ids.
P2S_API std::span<const PoolRule> pool_rules() noexcept;

/// POOL rules that are not checked, with the reason.
P2S_API std::span<const InformationalRule> unchecked_pool_rules() noexcept;

}  // namespace p2s::rules
