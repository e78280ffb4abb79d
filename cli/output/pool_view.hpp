#pragma once

#include "output.hpp"

#include <p2s/gateway/pool_check.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"pools":[{"prefix","addresses","shares":[{"tunnel","addresses"}]}]}
nlohmann::ordered_json pools_json(const std::vector<gateway::PoolSummary>& pools);
void print_pools(Context& context, const std::vector<gateway::PoolSummary>& pools);

}  // namespace p2s::cli
