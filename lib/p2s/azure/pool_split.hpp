// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/tunnel.hpp>
#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstdint>
#include <vector>

namespace p2s::azure {

/// The share of a pool that the clients of some tunnel types get.
struct PoolShare {
  TunnelSet tunnels;            ///< those that share this part; to_string() names them
  std::uint64_t addresses = 0;  ///< on all instances together
  unsigned instances = 1;       ///< 2 on an active-active gateway, each with its half

  std::uint64_t per_instance() const noexcept { return addresses / instances; }
};

/// How Azure divides a pool: SSTP beside IKEv2 gets half of a /24 or smaller, or 128 addresses of a
/// larger pool; IKEv2 and OpenVPN share; an active-active gateway halves each share. SSTP does not
/// support IPv6. Counts only: which addresses go where is unconfirmed. The shares add up to the
/// pool.
P2S_API std::vector<PoolShare> split_pool(const net::Prefix& pool, const TunnelSet& tunnels,
                                          bool active_active);

}  // namespace p2s::azure
