// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/check_pool.hpp"

#include <p2s/azure/sku_table.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

void replace_networks(std::vector<spec::Network>& networks, const std::vector<std::string>& typed,
                      const std::string& option) {
  if (typed.empty()) return;
  networks.clear();
  for (const auto& text : typed)
    networks.push_back({spec::require_prefix(text, option, ErrorKind::usage), option});
}

}  // namespace

rules::PoolPlan pool_plan(const PoolRequest& request,
                          const std::optional<std::filesystem::path>& spec) {
  rules::PoolPlan plan;
  if (spec) plan = rules::pool_plan(spec::load_spec(*spec));
  if (!request.pools.empty()) plan.pools.clear();
  for (const auto& text : request.pools) plan.pools.push_back({text, "", ""});
  replace_networks(plan.vnet, request.vnet, "--vnet");
  replace_networks(plan.peered, request.peered, "--peered");
  replace_networks(plan.on_premises, request.on_premises, "--on-premises");
  if (!request.tunnels.empty()) plan.tunnels = azure::parse_tunnels(request.tunnels);
  if (!request.sku.empty()) plan.sku = azure::require_sku(request.sku, "--sku").name;
  if (!request.sku.empty()) plan.generation.reset();
  if (request.active_active) plan.active_active = true;
  if (request.clients) {
    plan.clients = {};
    plan.clients.total = request.clients;
  }
  return plan;
}

}  // namespace p2s::app
