// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/sku_table.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::azure {
namespace {

// name, generation, site tunnels, SSTP clients, IKEv2/OpenVPN clients, Mbps, BGP, zones, machines.
// As published on 2026-06-11; see kSkuSource.
constexpr std::array kSkus{
    Sku{"Basic", 1, 10, 128, 0, 100, false, false, 200},
    Sku{"VpnGw1", 1, 30, 128, 250, 650, true, false, 450},
    Sku{"VpnGw2", 1, 30, 128, 500, 1000, true, false, 1300},
    Sku{"VpnGw3", 1, 30, 128, 1000, 1250, true, false, 4000},
    Sku{"VpnGw1AZ", 1, 30, 128, 250, 650, true, true, 1000},
    Sku{"VpnGw2AZ", 1, 30, 128, 500, 1000, true, true, 2000},
    Sku{"VpnGw3AZ", 1, 30, 128, 1000, 1250, true, true, 5000},
    Sku{"VpnGw2", 2, 30, 128, 500, 1250, true, false, 685},
    Sku{"VpnGw3", 2, 30, 128, 1000, 2500, true, false, 2240},
    Sku{"VpnGw4", 2, 100, 128, 5000, 5000, true, false, 5300},
    Sku{"VpnGw5", 2, 100, 128, 10000, 10000, true, false, 6700},
    Sku{"VpnGw2AZ", 2, 30, 128, 500, 1250, true, true, 2000},
    Sku{"VpnGw3AZ", 2, 30, 128, 1000, 2500, true, true, 3300},
    Sku{"VpnGw4AZ", 2, 100, 128, 5000, 5000, true, true, 4400},
    Sku{"VpnGw5AZ", 2, 100, 128, 10000, 10000, true, true, 9000},
};

}  // namespace

std::span<const Sku> skus() noexcept { return kSkus; }

std::optional<Sku> find_sku(std::string_view name, std::optional<unsigned> generation) noexcept {
  std::optional<Sku> found;
  for (const auto& sku : kSkus) {
    if (!equals_ignoring_case(sku.name, name)) continue;
    found = sku;
    if (generation == sku.generation) break;
  }
  return found;
}

Sku require_sku(std::string_view name, std::string_view option) {
  if (const auto sku = find_sku(name)) return *sku;
  const auto names = sku_names();
  const auto near = closest_match(name, names);
  throw Error(ErrorKind::usage, fmt::format("unknown SKU '{}'", printable(name)))
      .hint(near ? fmt::format("did you mean {} {}?", option, *near)
                 : fmt::format("{} {}", option, join(names, "|")));
}

std::vector<Sku> sku_rows(std::string_view name, std::optional<unsigned> generation) {
  std::vector<Sku> rows;
  for (const auto& sku : kSkus) {
    if (!equals_ignoring_case(sku.name, name)) continue;
    if (!generation || generation == sku.generation) rows.push_back(sku);
  }
  return rows;
}

unsigned tier_of(const Sku& sku) noexcept {
  constexpr std::string_view kPrefix = "VpnGw";
  if (!sku.name.starts_with(kPrefix)) return 0;
  return static_cast<unsigned>(sku.name[kPrefix.size()] - '0');
}

bool is_non_zonal(const Sku& sku) noexcept { return tier_of(sku) > 0 && !sku.zone_redundant; }

bool is_legacy_sku(std::string_view name) noexcept {
  return equals_ignoring_case(name, "Standard") || equals_ignoring_case(name, "HighPerformance");
}

bool is_expressroute_sku(std::string_view name) noexcept {
  return equals_ignoring_case(name, "UltraPerformance") ||
         equals_ignoring_case(name.substr(0, 4), "ErGw");
}

std::vector<std::string> sku_names() {
  std::vector<std::string> names;
  for (const auto& sku : kSkus) {
    if (!is_non_zonal(sku) && std::find(names.begin(), names.end(), sku.name) == names.end())
      names.emplace_back(sku.name);
  }
  return names;
}

}  // namespace p2s::azure
