// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/pool_split.hpp"

#include <algorithm>

namespace p2s::azure {
namespace {

// Limit of SSTP's share beside IKEv2, for pools of any size (2024-06, 2025-09).
constexpr std::uint64_t kMostSstp = 128;

std::uint64_t sstp_part(const net::Prefix& pool) {
  return std::min(pool.addresses() / 2, kMostSstp);
}

}  // namespace

std::vector<PoolShare> split_pool(const net::Prefix& pool, const TunnelSet& tunnels,
                                  bool active_active) {
  const unsigned instances = active_active ? 2 : 1;
  const auto all = pool.addresses();
  TunnelSet others;
  for (const auto tunnel : tunnels.list()) {
    if (tunnel != Tunnel::sstp) others.insert(tunnel);
  }
  if (!tunnels.has(Tunnel::sstp) || others.empty()) return {{tunnels, all, instances}};
  if (pool.family() == net::Family::ipv6) return {{others, all, instances}};
  const auto sstp = sstp_part(pool);
  return {{{Tunnel::sstp}, sstp, instances}, {others, all - sstp, instances}};
}

}  // namespace p2s::azure
