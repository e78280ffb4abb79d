// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/sku_table.hpp>
#include <p2s/base/fix.hpp>
#include <p2s/net/prefix_set.hpp>
#include <p2s/rules/pool_check.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace p2s::rules {

/// A valid pool.
struct ParsedPool {
  net::Prefix prefix;
  const spec::Pool* source;
};

/// A plan prepared for the rules; shared values are computed once.
class PoolFacts {
 public:
  explicit PoolFacts(const PoolPlan& plan);
  PoolFacts(const PoolFacts&) = delete;  // pools point into the plan
  PoolFacts& operator=(const PoolFacts&) = delete;

  const PoolPlan& plan;
  std::vector<ParsedPool> pools;
  /// Pools such as 0.0.0.0/0, larger than every private range. Only POOL-007 examines them.
  std::vector<ParsedPool> oversized;
  std::optional<azure::Sku> sku;

  bool is_split() const noexcept;  ///< SSTP beside IKEv2
  bool has_ipv6_pool() const noexcept;
  /// IPv4 addresses of all pools that clients of the tunnel type can get.
  std::uint64_t addresses_for(azure::Tunnel tunnel) const;
  std::uint64_t addresses() const;
  /// "use 172.16.201.0/24, which is free": a private block for the pool's clients and use. It
  /// overlaps nothing declared and no other suggestion. Empty for IPv6 or if there is none.
  std::vector<Fix> instead_of(const ParsedPool& pool) const;
  /// The same of another length.
  std::vector<Fix> instead_of(const ParsedPool& pool, unsigned length) const;
  /// A free block of that length: of the only pool, or an additional one.
  std::vector<Fix> enlarged(unsigned length) const;
  std::vector<Fix> added(unsigned length) const;

 private:
  std::optional<net::Prefix> free_block(const std::string& purpose, unsigned length) const;

  mutable std::map<std::string, std::optional<net::Prefix>> suggestions_;  // by purpose
  mutable std::vector<net::Prefix> suggested_;
};

/// The longest prefix with enough addresses for the clients.
unsigned length_for(std::uint64_t clients);

/// Number of expected clients of a tunnel type; 0 if not given.
std::uint64_t expected(const spec::ClientCounts& clients, azure::Tunnel tunnel);
/// Those of the two tunnel types, and all others that SSTP cannot take if it is offered.
std::uint64_t expected_on_ikev2_and_openvpn(const spec::ClientCounts& clients);
/// The total, or the sum by tunnel type or operating system if that is larger.
std::uint64_t expected_in_all(const spec::ClientCounts& clients);

/// check_pools() of prepared facts.
PoolReport check_pools(const PoolFacts& facts, Time as_of);

/// Ranges that a new pool must not overlap: the declared ones and the usual home ranges.
std::vector<net::Prefix> declared_prefixes(const PoolFacts& facts);

/// Subject of a finding: the key of p2s.toml, or the prefix if it was given otherwise.
std::string subject_of(const spec::Pool& pool);
std::string shown(const spec::Network& network);  ///< "10.1.0.0/16 (vnet.prefixes[0])"

/// A kind of declared range that pools must not overlap.
struct OverlapKind {
  std::string_view rule;
  std::string_view noun;
  std::vector<spec::Network> PoolPlan::*networks;
  bool may_be_default = false;  ///< default routes, whole or in halves, do not count
};
inline constexpr std::array kOverlapKinds{
    OverlapKind{"POOL-020", "the virtual network", &PoolPlan::vnet},
    OverlapKind{"POOL-021", "the peered virtual network", &PoolPlan::peered},
    OverlapKind{"POOL-022", "the on-premises range", &PoolPlan::on_premises, true},
    OverlapKind{"POOL-023", "the range learned by BGP", &PoolPlan::bgp_learned, true},
    OverlapKind{"POOL-027", "the custom route", &PoolPlan::custom_routes, true},
    OverlapKind{"POOL-028", "the server", &PoolPlan::servers},
};

/// The networks of that kind, without default routes (whole or in halves), which cover every pool
/// on purpose.
std::vector<spec::Network> networks_of(const PoolPlan& plan, const OverlapKind& kind);
/// Gateway subnets outside the virtual network.
std::vector<spec::Network> stray_subnets(const PoolPlan& plan);
std::vector<net::Prefix> prefixes_of(const std::vector<spec::Network>& networks);

/// Ranges that Azure does not accept as pools.
struct ForbiddenRange {
  std::string_view rule;
  std::string_view prefix;
  std::string_view what;
};
inline constexpr std::array kForbiddenRanges{
    ForbiddenRange{"POOL-007", "224.0.0.0/4", "multicast"},
    ForbiddenRange{"POOL-007", "255.255.255.255/32", "broadcast"},
    ForbiddenRange{"POOL-007", "127.0.0.0/8", "loopback"},
    ForbiddenRange{"POOL-007", "169.254.0.0/16", "link-local addresses"},
    ForbiddenRange{"POOL-007", "168.63.129.16/32", "Azure's own DNS and health probes"},
    ForbiddenRange{"POOL-007", "::/127", "unspecified and loopback"},
    ForbiddenRange{"POOL-007", "fe80::/10", "link-local addresses"},
    ForbiddenRange{"POOL-007", "ff00::/8", "multicast"},
    ForbiddenRange{"POOL-008", "0.0.0.0/8", "this network"},
};

inline constexpr unsigned kLongestPool = 29;
inline constexpr unsigned kLongestActiveActivePool = 28;
inline constexpr unsigned kLongestGroupPool = 24;
/// Connections with SSTP: the same limit for every SKU.
inline constexpr std::uint64_t kMostSstpClients = 128;

}  // namespace p2s::rules
