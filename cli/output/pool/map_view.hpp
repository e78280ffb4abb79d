// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/planning/address_map.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// Each block as a bar to scale, with letters for its ranges, and a list of the ranges.
void print_map(Context& context, const std::vector<planning::MapBlock>& blocks);

/// [{"block","enlarged","ranges":[…],"free"}]
nlohmann::ordered_json map_json(const std::vector<planning::MapBlock>& blocks);

/// {"blocks":[{"block","ranges":[{"prefix","kind","origin","conflict","start","end"}]}]}
void print_map_json(Context& context, const std::vector<planning::MapBlock>& blocks);

}  // namespace p2s::cli
