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

/// What a gateway must be able to do. What is left empty is not asked for.
struct SkuWish {
  std::uint64_t clients = 0;       ///< at the same time
  azure::TunnelSet tunnels;        ///< that they use
  std::uint64_t site_tunnels = 0;  ///< S2S and VNet-to-VNet
  std::uint64_t machines = 0;      ///< reached through the gateway
  unsigned throughput_mbps = 0;    ///< of all tunnels together
  bool bgp = false;
  bool active_active = false;
  bool zone_redundant = false;
  std::optional<unsigned> generation;
};

/// A row of the table, and everything that speaks against it.
struct SkuVerdict {
  azure::Sku sku;
  std::vector<std::string> against;
  bool fits() const noexcept { return against.empty(); }
};

struct SkuAdvice {
  std::vector<SkuVerdict> skus;  ///< every row, in the order of the table
  /// The cheapest one that fits: the lowest tier, and of it the larger throughput. The table has no
  /// prices, but they rise with the tier.
  std::optional<azure::Sku> recommended;
  std::vector<std::string> remarks;  ///< what the wish itself runs into
};

/// As of that day: SKUs that are closed or retired by then do not fit, nor does Basic, which is for
/// tests.
P2S_API SkuAdvice advise_sku(const SkuWish& wish, Time as_of);

/// A change from the present SKU to one that may be chosen that day.
struct ResizeOption {
  rules::PresentSku from;
  azure::Sku to;
  rules::Resize resize;
  bool fits = false;  ///< `to` fits the wish
};

/// From each of `present` to each other row that is not closed or retired.
P2S_API std::vector<ResizeOption> resize_options(const std::vector<rules::PresentSku>& present,
                                                 const SkuAdvice& advice, Time as_of);

/// "650Mbps", "1.25 Gbps" (in any case) in Mbps; nothing for other text, zero, or more than a
/// million.
P2S_API std::optional<unsigned> parse_throughput(std::string_view text);
/// "650 Mbps", "1.25 Gbps".
P2S_API std::string show_throughput(unsigned mbps);

}  // namespace p2s::planning
