// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/spec.hpp"
#include "output/gateway/deployment_summary_view.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/planning/deployment_summary.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayShowOptions {
  std::string file;
};

void add_options(CommandLine& line, GatewayShowOptions& options) {
  line.argument("FILE", &options.file, "The p2s.toml to read (default: that of the workspace)");
}

ExitCode run(const GatewayShowOptions& options, Context& context) {
  const auto spec = require_spec(options.file, context);
  const auto summary = planning::deployment_summary(spec, context.services().as_of);
  show_deployment_summary(context, spec, summary);
  return ExitCode::done;
}

constexpr std::array kGatewayShowExamples{
    Example{"p2sctl gateway show", "Show the summary for p2s.toml"},
    Example{"p2sctl gateway show --as-of 2027-04-01", "Show the summary as of a future date"}};

}  // namespace

extern const Command gateway_show{
    .path = "gateway show",
    .summary = "Show what the gateway's configuration means for its clients",
    .details =
        "Shows which tunnel types clients can use, how the address pools are shared, how many "
        "clients can be connected and whether the pool or the SKU is the limit, which traffic uses "
        "the tunnel, the routes sent to clients, the ports to open in firewalls, and the "
        "retirement dates that affect the gateway.",
    .examples = kGatewayShowExamples,
    .see_also = "gateway check,gateway clients,pool split",
    .declare = make_command<GatewayShowOptions, add_options, run>,
};

}  // namespace p2s::cli
