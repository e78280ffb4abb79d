// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/pool_suggestion.hpp"

#include <p2s/azure/private_ranges.hpp>
#include <p2s/net/free_block.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <algorithm>
#include <array>

namespace p2s::planning {
namespace {

constexpr unsigned kShortestPool = 8;

/// The largest share of a pool.
std::uint64_t largest_share(unsigned length, const azure::TunnelSet& tunnels, bool active_active) {
  const net::Prefix pool(net::Address{}, length);
  std::uint64_t largest = 0;
  for (const auto& share : azure::split_pool(pool, tunnels, active_active))
    largest = std::max(largest, share.addresses);
  return largest;
}

}  // namespace

std::optional<unsigned> pool_length(std::uint64_t clients, const azure::TunnelSet& tunnels,
                                    bool active_active) noexcept {
  unsigned length = active_active ? rules::kLongestActiveActivePool : rules::kLongestPool;
  while (largest_share(length, tunnels, active_active) < clients) {
    if (length == kShortestPool) return std::nullopt;
    --length;
  }
  return length;
}

std::vector<PoolSuggestion> suggest_pools(const rules::PoolPlan& plan, unsigned length,
                                          std::size_t count) {
  const rules::PoolFacts facts(plan);
  auto taken = rules::declared_prefixes(facts);
  std::vector<PoolSuggestion> found;
  // One from each range first, for variety; then more from the same ranges.
  for (bool again = true; again && found.size() < count;) {
    again = false;
    for (const auto& range : azure::kQuietRanges) {
      if (found.size() == count) break;
      const std::array candidate{*net::Prefix::parse(range.prefix).prefix};
      const auto block = net::free_block(length, candidate, taken);
      if (!block) continue;
      again = true;
      taken.push_back(*block);
      found.push_back({*block, block->addresses(),
                       azure::split_pool(*block, plan.tunnels, plan.active_active),
                       std::string(range.what)});
    }
  }
  return found;
}

}  // namespace p2s::planning
