// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/address_map.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/planning/detail/map_blocks.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace p2s::planning {
namespace {

struct KindRow {
  RangeKind kind;
  std::string_view name;
  std::string_view display;
  std::vector<spec::Network> rules::PoolPlan::*
      networks;  ///< null for pools, which are handled separately
};

constexpr std::array kKinds{
    KindRow{RangeKind::vnet, "vnet", "virtual network", &rules::PoolPlan::vnet},
    KindRow{RangeKind::gateway_subnet, "gateway_subnet", "gateway subnet",
            &rules::PoolPlan::gateway_subnet},
    KindRow{RangeKind::peered, "peered", "peered network", &rules::PoolPlan::peered},
    KindRow{RangeKind::on_premises, "on_premises", "on premises", &rules::PoolPlan::on_premises},
    KindRow{RangeKind::bgp_learned, "bgp_learned", "learned by BGP", &rules::PoolPlan::bgp_learned},
    KindRow{RangeKind::custom_route, "custom_route", "custom route",
            &rules::PoolPlan::custom_routes},
    KindRow{RangeKind::pool, "pool", "address pool", nullptr},
};

constexpr std::array<std::string_view, 4> kWholeBlocks{"10.0.0.0/8", "172.16.0.0/12",
                                                       "192.168.0.0/16", "fc00::/7"};

/// The block in which `prefix` is drawn.
net::Prefix home_of(const net::Prefix& prefix) {
  for (const auto text : kWholeBlocks) {
    const auto block = *net::Prefix::parse(text).prefix;
    if (block.contains(prefix)) return block;
  }
  const unsigned length = prefix.family() == net::Family::ipv4 ? 8 : 32;
  return {prefix.first(), std::min(length, prefix.length())};
}

/// Marks pools that overlap another range, and that range.
void mark_conflicts(std::vector<MapRange>& ranges) {
  std::vector<net::Prefix> prefixes;
  for (const auto& range : ranges) prefixes.push_back(range.prefix);
  for (const auto& [inner, outer] : net::overlaps(prefixes)) {
    if (ranges[inner].kind != RangeKind::pool && ranges[outer].kind != RangeKind::pool) continue;
    ranges[inner].conflict = ranges[outer].conflict = true;
  }
}

}  // namespace

std::string_view to_string(RangeKind kind) noexcept {
  return kKinds[static_cast<std::size_t>(kind)].name;
}

std::string_view display_name(RangeKind kind) noexcept {
  return kKinds[static_cast<std::size_t>(kind)].display;
}

std::vector<MapBlock> address_map(const rules::PoolPlan& plan) {
  const rules::PoolFacts facts(plan);
  std::map<net::Prefix, std::vector<MapRange>> homes;
  for (const auto& row : kKinds) {
    if (row.networks == nullptr) continue;
    for (const auto& network : plan.*row.networks) {
      if (network.prefix.length() <= 1) continue;
      homes[home_of(network.prefix)].push_back({network.prefix, row.kind, network.origin});
    }
  }
  for (const auto& pool : facts.pools) {
    homes[home_of(pool.prefix)].push_back({pool.prefix, RangeKind::pool, pool.source->origin});
  }
  std::vector<MapBlock> blocks;
  for (auto& [home, ranges] : homes) {
    std::stable_sort(ranges.begin(), ranges.end(), [](const MapRange& a, const MapRange& b) {
      return a.prefix.first() != b.prefix.first() ? a.prefix.first() < b.prefix.first()
                                                  : a.prefix.length() < b.prefix.length();
    });
    mark_conflicts(ranges);
    detail::draw(std::move(ranges), home, blocks);
  }
  return blocks;
}

std::size_t count_ranges(const std::vector<MapBlock>& blocks) noexcept {
  std::size_t ranges = 0;
  for (const auto& block : blocks) ranges += block.ranges.size();
  return ranges;
}

std::string free_blocks(const MapBlock& block) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> names;
  for (const auto& free : block.free) names.push_back(free.to_string());
  const auto shown = std::min(names.size(), kMost);
  const auto rest = names.size() - shown;
  names.resize(shown);
  return join(names, ", ") +
         (rest == 0 ? "" : " and " + counted(rest, "smaller block", "smaller blocks"));
}

}  // namespace p2s::planning
