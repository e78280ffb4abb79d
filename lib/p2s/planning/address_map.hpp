// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/rules/pool_check.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::planning {

enum class RangeKind : std::uint8_t {
  vnet,
  gateway_subnet,
  peered,
  on_premises,
  bgp_learned,
  custom_route,
  pool,
};

/// Identifier in JSON and in the picture's styles: "gateway_subnet".
P2S_API std::string_view to_string(RangeKind kind) noexcept;
/// For people: "virtual network".
P2S_API std::string_view display_name(RangeKind kind) noexcept;

struct MapRange {
  net::Prefix prefix;
  RangeKind kind = RangeKind::vnet;
  std::string origin;
  bool conflict = false;  ///< a pool that overlaps another range, or that range
  unsigned depth = 0;     ///< how many other ranges of the block contain it
};

/// A part of the address space, drawn to one scale.
struct MapBlock {
  net::Prefix block;
  bool enlarged = false;         ///< a part of an earlier block, whose ranges were too small to see
  std::vector<MapRange> ranges;  ///< those that overlap it, by address, containing ranges first
  std::vector<net::Prefix> free;  ///< what no range covers, the largest first
};

/// The ranges of a plan, in the blocks to draw: the smallest block around the ranges in each
/// private block, or in each /8 (IPv4) or /32 (IPv6) otherwise. Groups of ranges that are too small
/// to see in their block follow it, enlarged, so that every range is visible somewhere. Default
/// routes (/0 and /1) are omitted.
P2S_API std::vector<MapBlock> address_map(const rules::PoolPlan& plan);

/// The ranges of a map. Those of enlarged blocks are counted again.
P2S_API std::size_t count_ranges(const std::vector<MapBlock>& blocks) noexcept;

/// Maps with more ranges are unreadable.
inline constexpr std::size_t kMostMapRanges = 500;

/// For people: "10.128.0.0/9, 10.64.0.0/10 and 3 smaller blocks".
P2S_API std::string free_blocks(const MapBlock& block);

}  // namespace p2s::planning
