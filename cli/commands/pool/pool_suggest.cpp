// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/pool_options.hpp"
#include "output/output.hpp"
#include "output/pool/pool_view.hpp"

#include <p2s/azure/sku_table.hpp>
#include <p2s/base/error.hpp>
#include <p2s/planning/pool_suggestion.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct PoolSuggestOptions {
  app::PoolRequest request;
  std::size_t count = 3;
};

void add_options(CommandLine& line, PoolSuggestOptions& options) {
  add_clients_option(
      line, options.request,
      "Number of clients connected at the same time (default: [clients] of p2s.toml)");
  line.option("--count N", &options.count, "Number of suggestions").range(1, 50);
  add_pool_options(line, options.request);
  add_network_options(line, options.request);
}

std::uint64_t clients_of(const rules::PoolPlan& plan) {
  std::uint64_t by_tunnel = 0;
  for (const auto& [tunnel, count] : plan.clients.by_tunnel) by_tunnel += count;
  const auto clients = std::max(plan.clients.total.value_or(0), by_tunnel);
  if (clients > 0) return clients;
  throw Error(ErrorKind::usage, "number of clients missing")
      .hint("p2sctl pool suggest --clients 250");
}

/// SSTP has a limit of its own, which no pool can raise.
void check_sstp(Context& context, const rules::PoolPlan& plan, std::uint64_t clients) {
  if (!plan.tunnels.has(azure::Tunnel::sstp) || clients <= azure::kMostSstpClients) return;
  const auto limit = fmt::format("a gateway supports at most {} SSTP clients, whatever its SKU",
                                 azure::kMostSstpClients);
  if (plan.tunnels == azure::TunnelSet{azure::Tunnel::sstp}) {
    throw Error(ErrorKind::usage, fmt::format("{}; {} are required", limit, clients))
        .hint(fmt::format("p2sctl pool suggest --clients {} --tunnel ikev2,openvpn", clients));
  }
  context.warn(limit + "; the others need another tunnel type");
}

ExitCode run(const PoolSuggestOptions& options, Context& context) {
  const auto plan = pool_plan(options.request, context);
  const auto clients = clients_of(plan);
  check_sstp(context, plan, clients);
  const auto length = planning::pool_length(clients, plan.tunnels, plan.active_active);
  if (!length) {
    throw Error(ErrorKind::usage, fmt::format("no pool is large enough for {} clients", clients))
        .hint(
            "no gateway supports more than 10000 clients; list the limits with: p2sctl gateway "
            "skus");
  }
  const auto suggestions = planning::suggest_pools(plan, *length, options.count);
  if (suggestions.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("no free private /{} found", *length))
        .hint("show the used ranges with: p2sctl pool map");
  }
  show_suggestions(context, suggestions);
  return ExitCode::done;
}

constexpr std::array kPoolSuggestExamples{
    Example{"p2sctl pool suggest --clients 300", "Suggest pools for the networks in p2s.toml"},
    Example{"p2sctl pool suggest --clients 60 --vnet 10.1.0.0/16 --tunnel ikev2,sstp",
            "Suggest pools without a workspace, large enough for the split with SSTP"}};

}  // namespace

extern const Command pool_suggest{
    .path = "pool suggest",
    .summary = "Suggest free address pools for a number of clients",
    .details =
        "Finds private prefixes that are large enough, including the split with SSTP, and that do "
        "not overlap any declared network or pool (including those given as arguments), common "
        "home networks, or each other. Prefixes that are rarely used by home routers, container "
        "bridges and company networks come first.",
    .examples = kPoolSuggestExamples,
    .see_also = "pool check,pool map",
    .declare = make_command<PoolSuggestOptions, add_options, run>,
};

}  // namespace p2s::cli
