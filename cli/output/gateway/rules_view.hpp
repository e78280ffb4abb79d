// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/app/gateway/rule_example.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>
#include <vector>

namespace p2s::cli {

/// Rules by area. Not on a terminal: one line each, tab-separated, without
/// headings.
void print_rules(Context& context, const std::vector<Rule>& rules);

/// Of the rule's example: its keys before, the cause, the fix, the keys after, by name. Without an
/// example only the fix.
std::vector<std::pair<std::string, std::string>> example_lines(const Rule& rule);
/// {"before","cause","fix","after"}, or null.
nlohmann::ordered_json example_json(const Rule& rule);

/// The full view of one rule.
void print_rule(Context& context, const Rule& rule);

/// {"rules":[{"id","area","severity","title","fix","reference","date_dependent","unchecked",
/// "example"}]}
void print_rules_json(Context& context, const std::vector<Rule>& rules);

}  // namespace p2s::cli
