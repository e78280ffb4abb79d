// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/planning/retirement.hpp>
#include <p2s/rules/pool_check.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::planning {

/// Which traffic of a client uses the tunnel.
enum class Tunnelling { split, forced, half };
P2S_API std::string_view to_string(Tunnelling tunnelling) noexcept;

/// Simultaneous clients of some tunnel types: limits of the SKU and of the pools.
struct Capacity {
  azure::TunnelSet tunnels;                ///< those that share it
  std::uint64_t addresses = 0;             ///< of all pools
  std::optional<std::uint64_t> sku_limit;  ///< nullopt for an unknown SKU

  std::uint64_t clients() const noexcept {
    return sku_limit && *sku_limit < addresses ? *sku_limit : addresses;
  }
  bool pool_is_ceiling() const noexcept { return !sku_limit || addresses < *sku_limit; }
};

struct Port {
  azure::Tunnel tunnel;
  std::string_view protocol;  ///< "TCP", "UDP", "ESP"
  unsigned number = 0;        ///< 0 for ESP
};

/// A route of the clients, and its reason.
struct ClientRoute {
  net::Prefix prefix;
  std::string why;
  bool windows = true;  ///< also on the native Windows client without a new package
};

/// Properties of the deployed gateway that follow from a spec.
struct DeploymentSummary {
  std::vector<rules::PoolSummary> pools;
  std::vector<Capacity> capacities;
  Tunnelling tunnelling = Tunnelling::split;
  std::vector<ClientRoute> routes;
  std::vector<Port> ports;
  std::vector<Retirement> retirements;
};

/// Sources: the tables of Azure's pages on point-to-site routing (2018), SKUs (2026-06) and tunnel
/// types (2026-08); rules POOL-040 to POOL-052, RTE-001 to RTE-015, TUN-008.
P2S_API DeploymentSummary deployment_summary(const spec::GatewaySpec& spec, Time as_of);

}  // namespace p2s::planning
