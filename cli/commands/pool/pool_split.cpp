// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/pool_options.hpp"
#include "output/output.hpp"
#include "output/pool/pool_view.hpp"

#include <array>

namespace p2s::cli {
namespace {

struct PoolSplitOptions {
  app::PoolRequest request;
};

void add_options(CommandLine& line, PoolSplitOptions& options) {
  add_pool_options(line, options.request);
}

ExitCode run(const PoolSplitOptions& options, Context& context) {
  const auto plan = pool_plan(options.request, context);
  require_pools(plan);
  std::vector<rules::PoolSummary> pools;
  for (const auto& pool : plan.pools) {
    const auto where = pool.origin.empty() ? "PREFIX" : pool.origin;
    const auto prefix = spec::require_prefix(pool.text, where, ErrorKind::usage);
    pools.push_back({prefix, pool.origin, prefix.addresses(),
                     azure::split_pool(prefix, plan.tunnels, plan.active_active)});
  }
  show_pools(context, pools);
  return ExitCode::done;
}

constexpr std::array kPoolSplitExamples{
    Example{"p2sctl pool split", "Split the pools of p2s.toml"},
    Example{"p2sctl pool split 172.16.201.0/24 --tunnel ikev2,sstp --active-active",
            "Split any other pool"}};

}  // namespace

extern const Command pool_split{
    .path = "pool split",
    .summary = "Show how Azure splits an address pool between tunnel types",
    .details =
        "Azure reserves a separate part of a pool for SSTP, and splits the pool between the two "
        "instances of an active-active gateway. Shows the number of addresses for each tunnel "
        "type. Azure does not publish which addresses belong to which part.",
    .examples = kPoolSplitExamples,
    .see_also = "pool check",
    .declare = make_command<PoolSplitOptions, add_options, run>,
};

}  // namespace p2s::cli
