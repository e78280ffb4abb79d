// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/part.hpp"

#include <array>
#include <cstddef>

namespace p2s::live {
namespace {

struct PartName {
  std::string_view key;
  std::string_view title;
  std::string_view item;
};

constexpr std::array kPartNames{
    PartName{"tunnels", "tunnel types", "tunnel type"},
    PartName{"authentication", "authentication methods", "authentication method"},
    PartName{"pools", "pools", "pool"},
    PartName{"custom_routes", "custom routes", "custom route"},
    PartName{"roots", "roots", "root"},
    PartName{"revoked", "revoked certificates", "revoked certificate"},
    PartName{"entra", "Microsoft Entra ID", "Microsoft Entra ID"},
    PartName{"radius", "RADIUS", "RADIUS server"},
    PartName{"ipsec", "IPsec policy", "IPsec policy"},
    PartName{"groups", "user groups", "user group"},
    PartName{"connections", "pools of user groups", "pools of user group"},
};
static_assert(kPartNames.size() == static_cast<std::size_t>(Part::connections) + 1);

}  // namespace

std::string_view to_string(Part part) noexcept {
  return kPartNames.at(static_cast<std::size_t>(part)).key;
}

std::string_view display_name(Part part) noexcept {
  return kPartNames.at(static_cast<std::size_t>(part)).title;
}

std::string_view item_name(Part part) noexcept {
  return kPartNames.at(static_cast<std::size_t>(part)).item;
}

}  // namespace p2s::live
