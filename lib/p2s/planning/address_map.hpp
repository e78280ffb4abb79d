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

/// As JSON and the picture's styles spell it: "gateway_subnet".
P2S_API std::string_view to_string(RangeKind kind) noexcept;
/// For people: "virtual network".
P2S_API std::string_view display_name(RangeKind kind) noexcept;

struct MapRange {
  net::Prefix prefix;
  RangeKind kind = RangeKind::vnet;
  std::string origin;
  bool conflict = false;  ///< a pool that overlaps something, or what it overlaps
};

/// A part of the address space that is drawn to one scale: everything in `ranges` lies in `block`.
struct MapBlock {
  net::Prefix block;
  std::vector<MapRange> ranges;  ///< by address, those that hold others first
};

/// What a plan declares, as blocks that are each worth a picture: the smallest one around what
/// stands in each private block, or in each /8 (IPv4) or /32 (IPv6) elsewhere. Routes of everything
/// (/0 and /1) are left out.
P2S_API std::vector<MapBlock> address_map(const rules::PoolPlan& plan);

}  // namespace p2s::planning
