// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/fix.hpp>
#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::rules {

/// The tunnel types of a gateway before and after a migration.
struct TunnelChange {
  azure::TunnelSet from;
  azure::TunnelSet to;

  bool is_one() const noexcept { return !from.empty() && !to.empty() && from != to; }
  bool adds(azure::Tunnel tunnel) const noexcept { return !from.has(tunnel) && to.has(tunnel); }
  bool drops(azure::Tunnel tunnel) const noexcept { return from.has(tunnel) && !to.has(tunnel); }
  bool keeps(azure::Tunnel tunnel) const noexcept { return from.has(tunnel) && to.has(tunnel); }
  azure::TunnelSet added() const;
  azure::TunnelSet dropped() const;
  azure::TunnelSet kept() const;
  /// IKEv2 is added to SSTP and nothing else changes: Azure's migration path without downtime.
  bool adds_ikev2_to_sstp() const noexcept {
    return from == azure::TunnelSet{azure::Tunnel::sstp} &&
           to == azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::sstp};
  }
};

/// From the current tunnels of a spec to the desired ones; no change if it has no current tunnels.
TunnelChange tunnel_change(const spec::GatewaySpec& spec);

/// SSTP is offered with another tunnel type and gets a part of each pool.
bool is_split(const azure::TunnelSet& tunnels) noexcept;
/// IPv4 addresses of all pools available to clients of a tunnel type if the gateway offers these.
std::uint64_t addresses_for(const PoolFacts& facts, const azure::TunnelSet& offered,
                            azure::Tunnel tunnel);

/// `remove "sstp" from gateway.tunnels`: a decision if clients use SSTP or nothing else is offered.
Fix without_sstp(const spec::GatewaySpec& spec);

/// SSTP clients before the change; nullopt if the spec does not say.
std::optional<std::uint64_t> sstp_clients(const spec::GatewaySpec& spec,
                                          const azure::TunnelSet& from);

/// Whole days from `as_of` to that day; negative if it has passed.
std::int64_t days_until(std::string_view date, Time as_of);

/// A Basic gateway does not support a new type and must be deleted and recreated.
bool must_be_replaced(const spec::GatewaySpec& spec, const TunnelChange& change, Time as_of);

/// Without SSTP from the day on that it stops.
azure::TunnelSet still_working(const azure::TunnelSet& tunnels, Time as_of);

/// Why the SKU or public address must be migrated too: "SKU VpnGw2 is replaced by VpnGw2AZ"; empty
/// if it need not. (Except for the Basic SKU.)
std::string outdated_part(const spec::GatewaySpec& spec);

}  // namespace p2s::rules
