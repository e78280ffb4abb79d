#pragma once

#include <p2s/gateway/detail/pool_facts.hpp>
#include <p2s/gateway/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::gateway {

/// The tunnel types that a gateway offers, before and after: what the rules about a move and the
/// plan of one share.
struct TunnelChange {
  TunnelSet from;
  TunnelSet to;

  bool is_one() const noexcept { return !from.empty() && !to.empty() && from != to; }
  bool adds(Tunnel tunnel) const noexcept { return !from.has(tunnel) && to.has(tunnel); }
  bool drops(Tunnel tunnel) const noexcept { return from.has(tunnel) && !to.has(tunnel); }
  bool keeps(Tunnel tunnel) const noexcept { return from.has(tunnel) && to.has(tunnel); }
  TunnelSet added() const;
  TunnelSet dropped() const;
  TunnelSet kept() const;
  /// IKEv2 joins SSTP, nothing else: Azure's first way off SSTP, without downtime.
  bool adds_ikev2_to_sstp() const noexcept {
    return from == TunnelSet{Tunnel::sstp} && to == TunnelSet{Tunnel::ikev2, Tunnel::sstp};
  }
};

/// From the present tunnels of a spec to the desired ones; no change when it names none.
TunnelChange tunnel_change(const GatewaySpec& spec);

/// SSTP stands beside another tunnel type and takes its own part of each pool.
bool is_split(const TunnelSet& tunnels) noexcept;
/// IPv4 addresses of all pools that clients of a tunnel type can get when the gateway offers these.
std::uint64_t addresses_for(const PoolFacts& facts, const TunnelSet& offered, Tunnel tunnel);

/// SSTP clients that are connected before the change; nothing when the spec does not say.
std::optional<std::uint64_t> sstp_clients(const GatewaySpec& spec, const TunnelSet& from);

/// Whole days from `as_of` to that day; negative when it is over.
std::int64_t days_until(std::string_view date, Time as_of);

/// A Basic gateway that lacks a new type, and cannot be upgraded: delete and create again.
bool must_be_replaced(const GatewaySpec& spec, const TunnelChange& change, Time as_of);

/// Why the SKU or public address has to be migrated too: "SKU VpnGw2 is replaced by
/// VpnGw2AZ"; empty when it need not. (The Basic SKU stays.)
std::string outdated_part(const GatewaySpec& spec);

}  // namespace p2s::gateway
