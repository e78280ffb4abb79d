// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/pool_split.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/net/prefix_list.hpp>
#include <p2s/spec/network.hpp>
#include <p2s/spec/spec.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// The input of the pool rules. Empty members are not checked.
struct PoolPlan {
  std::vector<spec::Pool> pools;
  std::vector<spec::Network> vnet;
  std::vector<spec::Network> gateway_subnet;
  std::vector<spec::Network> peered;
  std::vector<spec::Network> on_premises;
  std::vector<spec::Network> bgp_learned;
  std::vector<spec::Network> custom_routes;
  std::vector<spec::Network> servers;  ///< DNS, RADIUS and BGP peer addresses
  azure::TunnelSet tunnels;
  bool active_active = false;
  std::string sku;
  std::optional<unsigned> generation;
  spec::ClientCounts clients;
};

/// The pool plan of a spec; findings name the keys of p2s.toml.
P2S_API PoolPlan pool_plan(const spec::GatewaySpec& spec);

/// A valid pool and how Azure divides it.
struct PoolSummary {
  net::Prefix prefix;
  std::string origin;
  std::uint64_t addresses = 0;
  std::vector<azure::PoolShare> shares;
};

struct PoolReport {
  std::vector<PoolSummary> pools;
  Findings findings;  ///< sorted
};

/// Runs every pool rule over the plan as of that day.
P2S_API PoolReport check_pools(const PoolPlan& plan, Time as_of);

/// Result of checking a list of pools. The counts include findings that were not kept.
struct PoolListReport {
  std::size_t prefixes = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  Findings findings;
};

/// Checks a list of any length for format, size, forbidden ranges, and overlaps between its
/// prefixes and with the plan's networks and pools. For each rule the first `most_per_rule`
/// findings are kept, plus one with the number of further findings. `name` is the file name.
P2S_API PoolListReport check_pool_list(const net::PrefixList& list, std::string_view name,
                                       const PoolPlan& plan, std::size_t most_per_rule = 20);

}  // namespace p2s::rules
