// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/planning/address_map.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// The map as one SVG 1.1 document: to scale, readable in black and white, without scripts or
/// anything from outside.
P2S_API std::string address_map_svg(const std::vector<planning::MapBlock>& blocks);

/// "A", … "Z", "A2", …: label of a range in the picture and in its list.
P2S_API std::string range_letter(std::size_t place);

}  // namespace p2s::app
