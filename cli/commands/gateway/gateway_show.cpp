#include "command.hpp"
#include "options/spec.hpp"
#include "output/gateway/deployment_summary_view.hpp"

#include <p2s/base/text.hpp>
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
  line.argument("FILE", &options.file, "the spec; else p2s.toml of the workspace");
}

ExitCode run(const GatewayShowOptions& options, Context& context) {
  const auto spec = require_spec(options.file, context);
  const auto summary = planning::deployment_summary(spec, context.services().as_of);
  show_deployment_summary(context, spec, summary);
  return ExitCode::done;
}

constexpr std::array kGatewayShowExamples{
    Example{"p2sctl gateway show", "what p2s.toml means"},
    Example{"p2sctl gateway show --as-of 2027-04-01", "the same, with the dates of that day"}};

}  // namespace

extern const Command gateway_show{
    .path = "gateway show",
    .summary = "say what the gateway's configuration means",
    .details =
        "Shows which tunnel types clients can use, who gets which share of the pools, how many can "
        "be connected and whether the pool or the SKU is the ceiling, what goes through the "
        "tunnel, the routes that clients get, the ports to open on the way, and the days on which "
        "something in it is retired.",
    .examples = kGatewayShowExamples,
    .see_also = "gateway check,gateway clients,pool split",
    .declare = make_command<GatewayShowOptions, add_options, run>,
};

}  // namespace p2s::cli
