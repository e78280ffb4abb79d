#include "pool_options.hpp"

#include <p2s/base/error.hpp>

#include <CLI/CLI.hpp>

namespace p2s::cli {

void add_pool_options(CLI::App& app, app::PoolRequest& request) {
  app.add_option("prefix", request.pools, "address pools; else those of p2s.toml")
      ->type_name("PREFIX");
  app.add_option("--tunnel", request.tunnels,
                 "tunnel types of the gateway: ikev2, openvpn, sstp, joined by commas")
      ->type_name("TUNNELS");
  app.add_flag("--active-active", request.active_active, "the gateway has two instances");
}

void add_network_options(CLI::App& app, app::PoolRequest& request) {
  app.add_option("--vnet", request.vnet, "a prefix of the virtual network")
      ->type_name("PREFIX")
      ->allow_extra_args(false);
  app.add_option("--peered", request.peered, "a prefix of a peered network")
      ->type_name("PREFIX")
      ->allow_extra_args(false);
  app.add_option("--on-premises", request.on_premises, "a prefix behind a site-to-site connection")
      ->type_name("PREFIX")
      ->allow_extra_args(false);
}

void add_clients_option(CLI::App& app, app::PoolRequest& request, const std::string& help) {
  // Without the check CLI11 takes -1 for a very large number.
  app.add_option("--clients", request.clients, help)
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000'000).description(""));
}

void require_pools(const gateway::PoolQuestion& question) {
  if (!question.pools.empty()) return;
  throw Error(ErrorKind::usage, "no pool is named")
      .hint("name one: p2sctl pool check 172.16.201.0/24, or work where p2s.toml is");
}

}  // namespace p2s::cli
