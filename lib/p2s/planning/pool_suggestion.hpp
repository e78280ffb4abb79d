// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/rules/pool_check.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace p2s::planning {

/// A free pool and the reason for suggesting it.
struct PoolSuggestion {
  net::Prefix prefix;
  std::uint64_t addresses = 0;
  std::vector<azure::PoolShare> shares;
  std::string reason;
};

/// The longest prefix of an IPv4 pool with enough addresses for the clients, even if SSTP splits
/// the pool (POOL-041, POOL-042). Between /8 and the smallest pool that Azure accepts; nullopt if a
/// /8 is not enough.
P2S_API std::optional<unsigned> pool_length(std::uint64_t clients, const azure::TunnelSet& tunnels,
                                            bool active_active) noexcept;

/// Up to `count` pools of that length that do not overlap each other or anything in the plan,
/// including its pools; rarely used ranges first.
P2S_API std::vector<PoolSuggestion> suggest_pools(const rules::PoolPlan& plan, unsigned length,
                                                  std::size_t count);

}  // namespace p2s::planning
