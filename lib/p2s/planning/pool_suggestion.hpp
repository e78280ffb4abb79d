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

/// A pool that is free, and why it is a good one.
struct PoolSuggestion {
  net::Prefix prefix;
  std::uint64_t addresses = 0;
  std::vector<azure::PoolShare> shares;
  std::string reason;
};

/// How long the prefix of an IPv4 pool may be so that so many clients get an address, also those
/// of IKEv2 and OpenVPN when SSTP takes its part (POOL-041, POOL-042). Between /8 and the smallest
/// pool that Azure takes; nothing when not even a /8 is enough.
P2S_API std::optional<unsigned> pool_length(std::uint64_t clients, const azure::TunnelSet& tunnels,
                                            bool active_active) noexcept;

/// Up to `count` pools of that length which touch nothing that the plan declares (its pools
/// included) and not each other, from the quietest range on.
P2S_API std::vector<PoolSuggestion> suggest_pools(const rules::PoolPlan& plan, unsigned length,
                                                  std::size_t count);

}  // namespace p2s::planning
