// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/rule_catalogue.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// Rules by area. Not on a terminal: one line each, tab-separated, without
/// headings.
void print_rules(Context& context, const std::vector<Rule>& rules);

/// The full view of one rule.
void print_rule(Context& context, const Rule& rule);

/// {"rules":[{"id","area","severity","title","fix","reference","date_dependent","unchecked"}]}
void print_rules_json(Context& context, const std::vector<Rule>& rules);

}  // namespace p2s::cli
