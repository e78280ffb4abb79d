// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <set>
#include <string_view>

namespace p2s::live {

/// A part of the point-to-site configuration.
enum class Part : std::uint8_t {
  tunnels,
  authentication,
  pools,
  custom_routes,
  roots,
  revoked,
  entra,
  radius,
  ipsec,
  groups,
  connections,  ///< which user groups get which pools
};
using Parts = std::set<Part>;

/// "custom_routes".
P2S_API std::string_view to_string(Part part) noexcept;
/// For people: "custom routes".
P2S_API std::string_view display_name(Part part) noexcept;
/// One of its elements: "custom route".
P2S_API std::string_view item_name(Part part) noexcept;

}  // namespace p2s::live
