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

/// How much of its traffic a client sends through the tunnel.
enum class Tunnelling { split, forced, half };
P2S_API std::string_view to_string(Tunnelling tunnelling) noexcept;

/// Clients of one kind at the same time: what the SKU serves, what the pools hold.
struct Capacity {
  azure::TunnelSet tunnels;                ///< those that share it
  std::uint64_t addresses = 0;             ///< of all pools
  std::optional<std::uint64_t> sku_limit;  ///< nothing for an unknown SKU

  std::uint64_t clients() const noexcept {
    return sku_limit && *sku_limit < addresses ? *sku_limit : addresses;
  }
  bool pool_is_ceiling() const noexcept { return !sku_limit || addresses < *sku_limit; }
};

struct Port {
  azure::Tunnel tunnel;
  std::string_view protocol;  ///< "TCP", "UDP", "ESP"
  unsigned number = 0;        ///< 0 for ESP, which has none
};

/// A route that clients get, and why.
struct ClientRoute {
  net::Prefix prefix;
  std::string why;
  bool windows = true;  ///< the native Windows client gets it too, without a new package
};

/// What a spec means when it is deployed.
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
