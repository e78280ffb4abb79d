// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::azure {

/// One row of Azure's published table.
struct Sku {
  std::string_view name;
  unsigned generation;
  unsigned site_tunnels;  ///< S2S and VNet-to-VNet
  unsigned sstp_clients;
  unsigned ikev2_openvpn_clients;  ///< shared by both protocols; 0: not supported
  unsigned throughput_mbps;        ///< aggregate benchmark
  bool bgp;
  bool zone_redundant;
  unsigned virtual_machines;
};

inline constexpr std::string_view kSkuSource =
    "learn.microsoft.com/azure/vpn-gateway/about-gateway-skus (2026-06-11)";

/// The most SSTP clients of a gateway, whatever its SKU.
inline constexpr unsigned kMostSstpClients = 128;

/// The most site tunnels of any SKU. The table marks it "100*": for more, it recommends Virtual
/// WAN.
inline constexpr unsigned kSiteTunnelsOfLargest = 100;

P2S_API std::span<const Sku> skus() noexcept;

/// The row of that name (in any case). Without a generation, or with one that the SKU does not
/// have, the newest one: their client limits are equal.
P2S_API std::optional<Sku> find_sku(std::string_view name,
                                    std::optional<unsigned> generation = std::nullopt) noexcept;

/// The newest row of that name, the value of `option`; Error(usage) with the closest name if it is
/// unknown.
P2S_API Sku require_sku(std::string_view name, std::string_view option);

/// The rows of that name (in any case), one a generation; with a generation, only that one.
P2S_API std::vector<Sku> sku_rows(std::string_view name,
                                  std::optional<unsigned> generation = std::nullopt);

/// 0 for Basic, otherwise the digit of VpnGw1 to VpnGw5. The price rises with it; the table does
/// not include prices.
P2S_API unsigned tier_of(const Sku& sku) noexcept;

/// VpnGw1 to VpnGw5 without AZ: the SKUs that Azure retires.
P2S_API bool is_non_zonal(const Sku& sku) noexcept;

/// "Standard" and "HighPerformance", in any case: SKUs from before the table.
P2S_API bool is_legacy_sku(std::string_view name) noexcept;

/// Names of ExpressRoute gateways: "UltraPerformance", "ErGw1AZ" and so on.
P2S_API bool is_expressroute_sku(std::string_view name) noexcept;

/// The SKUs that can be chosen: each name once, in the order of the table. Azure has not created
/// those that is_non_zonal() since 2025.
P2S_API std::vector<std::string> sku_names();

}  // namespace p2s::azure
