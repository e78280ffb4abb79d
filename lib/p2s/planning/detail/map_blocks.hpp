// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/planning/address_map.hpp>

#include <vector>

namespace p2s::planning::detail {

/// Appends the blocks that show the ranges: the smallest one around them, but not larger than
/// `home`, and enlarged parts of it. `ranges` are not empty, sorted by address, containing ranges
/// first.
void draw(std::vector<MapRange> ranges, const net::Prefix& home, std::vector<MapBlock>& blocks);

}  // namespace p2s::planning::detail
