#pragma once

#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::rules {

/// The tunnel types that a gateway offers, before and after: what the rules about a move and the
/// plan of one share.
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
  /// IKEv2 joins SSTP, nothing else: Azure's first way off SSTP, without downtime.
  bool adds_ikev2_to_sstp() const noexcept {
    return from == azure::TunnelSet{azure::Tunnel::sstp} &&
           to == azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::sstp};
  }
};

/// From the present tunnels of a spec to the desired ones; no change when it names none.
TunnelChange tunnel_change(const spec::GatewaySpec& spec);

/// SSTP stands beside another tunnel type and takes its own part of each pool.
bool is_split(const azure::TunnelSet& tunnels) noexcept;
/// IPv4 addresses of all pools that clients of a tunnel type can get when the gateway offers these.
std::uint64_t addresses_for(const PoolFacts& facts, const azure::TunnelSet& offered,
                            azure::Tunnel tunnel);

/// SSTP clients that are connected before the change; nothing when the spec does not say.
std::optional<std::uint64_t> sstp_clients(const spec::GatewaySpec& spec,
                                          const azure::TunnelSet& from);

/// Whole days from `as_of` to that day; negative when it is over.
std::int64_t days_until(std::string_view date, Time as_of);

/// A Basic gateway that lacks a new type, and cannot be upgraded: delete and create again.
bool must_be_replaced(const spec::GatewaySpec& spec, const TunnelChange& change, Time as_of);

/// Why the SKU or public address has to be migrated too: "SKU VpnGw2 is replaced by
/// VpnGw2AZ"; empty when it need not. (The Basic SKU stays.)
std::string outdated_part(const spec::GatewaySpec& spec);

}  // namespace p2s::rules
