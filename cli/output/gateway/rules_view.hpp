// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/rules/rule.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

namespace p2s::cli {

/// "POOL" of "POOL-020".
std::string_view area_of(const rules::CatalogueEntry& rule);

/// Rules by area. Not on a terminal: one line each, tab-separated, without
/// headings.
void print_rules(Context& context, const std::vector<rules::CatalogueEntry>& rules);

/// The full view of one rule.
void print_rule(Context& context, const rules::CatalogueEntry& rule);

/// {"rules":[{"id","area","severity","title","reference","date_dependent","unchecked"}]}
void print_rules_json(Context& context, const std::vector<rules::CatalogueEntry>& rules);

}  // namespace p2s::cli
