#include "options/pool_options.hpp"

#include <p2s/base/error.hpp>

namespace p2s::cli {

void add_pool_options(CommandLine& line, app::PoolRequest& request) {
  line.argument("PREFIX", &request.pools, "address pools; else those of p2s.toml");
  line.option("--tunnel TUNNELS", &request.tunnels,
              "tunnel types of the gateway: ikev2, openvpn, sstp, joined by commas");
  line.flag("--active-active", &request.active_active, "the gateway has two instances");
}

void add_network_options(CommandLine& line, app::PoolRequest& request) {
  line.option("--vnet PREFIX", &request.vnet, "a prefix of the virtual network");
  line.option("--peered PREFIX", &request.peered, "a prefix of a peered network");
  line.option("--on-premises PREFIX", &request.on_premises,
              "a prefix behind a site-to-site connection");
}

void add_clients_option(CommandLine& line, app::PoolRequest& request, const std::string& help) {
  line.option("--clients N", &request.clients, help).range(0, 1'000'000'000);
}

void require_pools(const rules::PoolPlan& plan) {
  if (!plan.pools.empty()) return;
  throw Error(ErrorKind::usage, "no pool is named")
      .hint("name one: p2sctl pool check 172.16.201.0/24, or work where p2s.toml is");
}

}  // namespace p2s::cli
