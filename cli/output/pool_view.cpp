#include "pool_view.hpp"

#include <nlohmann/json.hpp>

#include <limits>

namespace p2s::cli {
namespace {

std::string shown(std::uint64_t addresses) {
  return addresses == std::numeric_limits<std::uint64_t>::max() ? "more than 2^63"
                                                                : std::to_string(addresses);
}

}  // namespace

nlohmann::ordered_json pools_json(const std::vector<gateway::PoolSummary>& pools) {
  nlohmann::ordered_json document{{"pools", nlohmann::ordered_json::array()}};
  for (const auto& pool : pools) {
    auto shares = nlohmann::ordered_json::array();
    for (const auto& share : pool.shares) {
      shares.push_back({{"tunnel", share.tunnels.to_string()},
                        {"addresses", share.addresses},
                        {"instances", share.instances}});
    }
    document["pools"].push_back({{"prefix", pool.prefix.to_string()},
                                 {"addresses", pool.addresses},
                                 {"shares", std::move(shares)}});
  }
  return document;
}

void print_pools(Context& context, const std::vector<gateway::PoolSummary>& pools) {
  Table table({"POOL", "TUNNELS", "ADDRESSES", "EACH INSTANCE"});
  for (const auto& pool : pools) {
    if (pool.shares.empty()) table.add({pool.prefix.to_string(), "any", shown(pool.addresses), ""});
    for (const auto& share : pool.shares) {
      const std::string each = share.instances > 1 ? shown(share.per_instance()) : "";
      table.add({pool.prefix.to_string(), share.tunnels.to_string(), shown(share.addresses), each});
    }
  }
  table.print(context);
}

}  // namespace p2s::cli
