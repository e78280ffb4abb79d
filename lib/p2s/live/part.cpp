// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/part.hpp"

#include <array>
#include <cstddef>

namespace p2s::live {
namespace {

struct PartName {
  std::string_view key;
  std::string_view title;
};

constexpr std::array kPartNames{
    PartName{"tunnels", "tunnel types"},
    PartName{"authentication", "authentication methods"},
    PartName{"pools", "pools"},
    PartName{"custom_routes", "custom routes"},
    PartName{"roots", "roots"},
    PartName{"revoked", "revoked certificates"},
    PartName{"entra", "Microsoft Entra ID"},
    PartName{"radius", "RADIUS"},
    PartName{"ipsec", "IPsec policy"},
    PartName{"groups", "user groups"},
    PartName{"connections", "pools of user groups"},
};
static_assert(kPartNames.size() == static_cast<std::size_t>(Part::connections) + 1);

}  // namespace

std::string_view to_string(Part part) noexcept {
  return kPartNames.at(static_cast<std::size_t>(part)).key;
}

std::string_view display_name(Part part) noexcept {
  return kPartNames.at(static_cast<std::size_t>(part)).title;
}

}  // namespace p2s::live
