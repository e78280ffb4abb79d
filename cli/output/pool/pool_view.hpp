#pragma once

#include "output/output.hpp"

#include <p2s/planning/pool_suggestion.hpp>
#include <p2s/rules/pool_check.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"pools":[{"prefix","addresses","shares":[{"tunnel","addresses"}]}]}
nlohmann::ordered_json pools_json(const std::vector<rules::PoolSummary>& pools);
void show_pools(Context& context, const std::vector<rules::PoolSummary>& pools);

/// The same with what is wrong about them.
void show_pool_check(Context& context, const rules::PoolReport& report);

/// What is wrong in a list of prefixes, which may be long: the counts are of all findings.
void show_pool_list(Context& context, const rules::PoolListReport& report);

/// Free pools, each with the reason why it is suggested.
void show_suggestions(Context& context, const std::vector<planning::PoolSuggestion>& suggestions);

}  // namespace p2s::cli
