// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/planning/pool_suggestion.hpp>
#include <p2s/rules/pool_check.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"pools":[{"prefix","addresses","shares":[{"tunnel","addresses"}]}]}
nlohmann::ordered_json pools_json(const std::vector<rules::PoolSummary>& pools);
void show_pools(Context& context, const std::vector<rules::PoolSummary>& pools);

/// The same with findings.
void show_pool_check(Context& context, const rules::PoolReport& report);

/// Findings in a list of prefixes, which may be long. The counts include the
/// findings that are not listed.
void show_pool_list(Context& context, const rules::PoolListReport& report);

/// Free pools, each with the reason for the suggestion.
void show_suggestions(Context& context, const std::vector<planning::PoolSuggestion>& suggestions);

}  // namespace p2s::cli
