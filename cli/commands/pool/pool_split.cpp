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
  const auto plan = app::pool_plan(options.request, context.workspace().spec_file());
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
    Example{"p2sctl pool split", "the pools of p2s.toml"},
    Example{"p2sctl pool split 172.16.201.0/24 --tunnel ikev2,sstp --active-active", "any other"}};

}  // namespace

extern const Command pool_split{
    .path = "pool split",
    .summary = "show how Azure divides an address pool",
    .details =
        "SSTP takes its own part of a pool, and an active-active gateway halves what there is: "
        "this shows how many "
        "addresses each tunnel type gets. Azure does not say which.",
    .examples = kPoolSplitExamples,
    .see_also = "pool check",
    .declare = make_command<PoolSplitOptions, add_options, run>,
};

}  // namespace p2s::cli
