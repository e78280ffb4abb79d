// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/sku_table.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/rules/resize.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::planning {

/// Requirements of a gateway. Empty members are not required.
struct SkuRequirements {
  std::uint64_t clients = 0;       ///< simultaneous clients
  azure::TunnelSet tunnels;        ///< used by the clients
  std::uint64_t site_tunnels = 0;  ///< S2S and VNet-to-VNet
  std::uint64_t machines = 0;      ///< virtual machines behind the gateway
  unsigned throughput_mbps = 0;    ///< of all tunnels together
  bool bgp = false;
  bool active_active = false;
  bool zone_redundant = false;
  std::optional<unsigned> generation;
};

/// A row of the table and the requirements that it does not meet.
struct SkuVerdict {
  azure::Sku sku;
  std::vector<std::string> against;
  bool current = false;  ///< the SKU of the gateway today
  bool fits() const noexcept { return against.empty(); }
};

struct SkuAdvice {
  std::vector<SkuVerdict> skus;  ///< every row, in the order of the table
  /// The cheapest one that fits: the lowest tier, then the larger throughput. Prices are not in the
  /// table, but rise with the tier.
  std::optional<azure::Sku> recommended;
  std::vector<std::string> remarks;  ///< problems of the requirements themselves
};

/// As of that day: SKUs that are retired or closed to new gateways do not fit, nor does Basic,
/// which is for tests.
P2S_API SkuAdvice advise_sku(const SkuRequirements& requirements, Time as_of);

/// A change from the current SKU to one available that day.
struct ResizeOption {
  rules::PresentSku from;
  azure::Sku to;
  rules::Resize resize;
  bool fits = false;  ///< `to` meets the requirements
};

/// From each of `present` to each other row that is available.
P2S_API std::vector<ResizeOption> resize_options(const std::vector<rules::PresentSku>& present,
                                                 const SkuAdvice& advice, Time as_of);

/// "650Mbps", "1.25 Gbps" (in any case) in Mbps; nullopt for other text, zero, or more than a
/// million.
P2S_API std::optional<unsigned> parse_throughput(std::string_view text);
/// "650 Mbps", "1.25 Gbps".
P2S_API std::string show_throughput(unsigned mbps);

}  // namespace p2s::planning
