#include "command.hpp"
#include "options/spec.hpp"
#include "output/gateway/migration_view.hpp"
#include "output/output.hpp"

#include <p2s/planning/migration.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct GatewayMigrateOptions {
  std::string file;
  std::string from;
  std::string to;
};

void add_options(CommandLine& line, GatewayMigrateOptions& options) {
  add_spec_argument(line, options.file);
  line.option("--to openvpn|ikev2|ikev2,openvpn|ikev2,sstp", &options.to,
              "tunnel types afterwards; not needed where p2s.toml has current_tunnels");
  line.option("--from TUNNELS", &options.from, "tunnel types today; else those of p2s.toml");
}

ExitCode run(const GatewayMigrateOptions& options, Context& context) {
  const auto spec = find_spec(options.file, context).value_or(spec::GatewaySpec{});
  const auto from =
      options.from.empty() ? planning::present_tunnels(spec) : azure::parse_tunnels(options.from);
  const bool planned = !spec.current_tunnels.empty();
  azure::TunnelSet to = planned ? spec.tunnels : azure::TunnelSet{};
  if (!options.to.empty()) to = azure::parse_tunnels(options.to);
  const auto plan = planning::plan_migration(spec, from, to, context.services().as_of);
  show_migration(context, plan);
  return exit_code(plan.findings);
}

constexpr std::array kGatewayMigrateExamples{
    Example{"p2sctl gateway migrate --to ikev2,openvpn", "from what p2s.toml says"},
    Example{"p2sctl gateway migrate --from sstp --to ikev2,sstp --as-of 2026-03-01",
            "as of another day"}};

}  // namespace

extern const Command gateway_migrate{
    .path = "gateway migrate",
    .summary = "plan the change to other tunnel types, such as off SSTP",
    .details =
        "Prints the steps in their order, what becomes of the clients that are connected today, "
        "how the address pools are split before and after, what has to be handed out anew, the "
        "downtime, the published dates and what cannot be undone. SSTP cannot be enabled any more "
        "since 2026-03-31 and stops on 2027-03-31.\n\n"
        "Everything but the tunnel types comes from p2s.toml, whose tunnels are those of today. "
        "When the file has current_tunnels, these are those of today, and tunnels those after the "
        "change. Nothing is changed anywhere.\n\n"
        "Findings are the errors and warnings that the gateway would have after the change and "
        "does not have before. Exit code 3 when one is an error.",
    .examples = kGatewayMigrateExamples,
    .see_also = "pool split,package build",
    .declare = make_command<GatewayMigrateOptions, add_options, run>,
};

}  // namespace p2s::cli
