// SPDX-License-Identifier: Apache-2.0
#include "options/pool_options.hpp"

#include <p2s/azure/compatibility.hpp>
#include <p2s/base/error.hpp>

namespace p2s::cli {

void add_pool_options(CommandLine& line, app::PoolRequest& request) {
  line.argument("PREFIX", &request.pools, "Address pools (default: those in p2s.toml)");
  line.option("--tunnel TUNNELS", &request.tunnels,
              "Tunnel types of the gateway, comma-separated: ikev2, openvpn, sstp");
  line.flag("--active-active", &request.active_active, "The gateway has two instances");
}

void add_network_options(CommandLine& line, app::PoolRequest& request) {
  line.option("--vnet PREFIX", &request.vnet,
              "Address prefix of the virtual network; may be repeated");
  line.option("--peered PREFIX", &request.peered,
              "Address prefix of a peered network; may be repeated");
  line.option("--on-premises PREFIX", &request.on_premises,
              "Address prefix behind a site-to-site connection; may be repeated");
}

void add_clients_option(CommandLine& line, app::PoolRequest& request, const std::string& help) {
  line.option("--clients N", &request.clients, help).range(0, 1'000'000'000);
}

rules::PoolPlan pool_plan(const app::PoolRequest& request, Context& context) {
  auto plan = app::pool_plan(request, context.workspace().spec_file());
  if (const auto problem = azure::incompatibility(plan.tunnels, {})) context.warn(*problem);
  return plan;
}

void require_pools(const rules::PoolPlan& question) {
  if (!question.pools.empty()) return;
  throw Error(ErrorKind::usage, "no address pool given")
      .hint("p2sctl pool check 172.16.201.0/24, or use a workspace with -C DIR");
}

}  // namespace p2s::cli
