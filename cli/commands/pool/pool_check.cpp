// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/pool_options.hpp"
#include "output/output.hpp"
#include "output/pool/pool_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct PoolCheckOptions {
  app::PoolRequest request;
  std::string input;
};

void add_options(CommandLine& line, PoolCheckOptions& options) {
  add_pool_options(line, options.request);
  add_network_options(line, options.request);
  line.option("--sku SKU", &options.request.sku, "SKU of the gateway");
  add_clients_option(line, options.request, "Number of clients connected at the same time");
  line.option("--input FILE", &options.input,
              "File with one prefix per line, of any length; - reads standard input");
}

constexpr std::size_t kListLimit = std::size_t{1} << 30U;

ExitCode check_list(const PoolCheckOptions& options, const rules::PoolPlan& plan,
                    Context& context) {
  const Bytes content = app::read_input(options.input, context.services(), kListLimit);
  const auto list = net::read_prefixes(as_text(content));
  const std::string name = options.input == "-" ? "standard input" : options.input;
  if (list.prefixes.empty() && list.bad_lines == 0) {
    throw Error(ErrorKind::malformed, fmt::format("'{}' contains no prefixes", printable(name)));
  }
  const auto report = rules::check_pool_list(list, name, plan);
  show_pool_list(context, report);
  return report.errors > 0 ? ExitCode::findings : ExitCode::done;
}

ExitCode run(const PoolCheckOptions& options, Context& context) {
  auto plan = pool_plan(options.request, context);
  if (!options.input.empty()) {
    if (options.request.pools.empty()) plan.pools.clear();
    return check_list(options, plan, context);
  }
  require_pools(plan);
  const auto report = rules::check_pools(plan, context.services().as_of);
  show_pool_check(context, report);
  return exit_code(report.findings);
}

constexpr std::array kPoolCheckExamples{
    Example{"p2sctl pool check", "Check the pools of p2s.toml"},
    Example{"p2sctl pool check 172.16.201.0/24 --vnet 10.1.0.0/16 --on-premises 10.0.0.0/8",
            "Check a pool without a workspace"},
    Example{"p2sctl pool check --input prefixes.txt", "Check a long list"}};

}  // namespace

extern const Command pool_check{
    .path = "pool check",
    .summary = "Check address pools against Azure's rules",
    .details =
        "Checks the format, size, forbidden ranges, overlaps between pools and networks, and "
        "whether every tunnel type gets enough addresses. Missing options are read from p2s.toml "
        "if there is a workspace. Exits with status 3 if a finding is an error.",
    .examples = kPoolCheckExamples,
    .see_also = "pool split",
    .declare = make_command<PoolCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
