// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/spec.hpp"
#include "output/gateway/migration_view.hpp"
#include "output/output.hpp"

#include <p2s/base/error.hpp>
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
  line.option(
      "--to openvpn|ikev2|ikev2,openvpn|ikev2,sstp", &options.to,
      "Tunnel types after the change (default: tunnels in p2s.toml, if it has current_tunnels)");
  line.option("--from TUNNELS", &options.from, "Tunnel types today (default: those in p2s.toml)");
}

ExitCode run(const GatewayMigrateOptions& options, Context& context) {
  const auto spec = find_spec(options.file, context).value_or(spec::GatewaySpec{});
  const auto from =
      options.from.empty() ? planning::present_tunnels(spec) : azure::parse_tunnels(options.from);
  const bool planned = !spec.current_tunnels.empty();
  azure::TunnelSet to = planned ? spec.tunnels : azure::TunnelSet{};
  if (!options.to.empty()) to = azure::parse_tunnels(options.to);
  if (to.empty()) {
    throw Error(ErrorKind::usage, "the new tunnel types of the gateway are unknown")
        .hint(from == azure::parse_tunnels("ikev2,openvpn")
                  ? "p2sctl gateway migrate --to openvpn"
                  : "p2sctl gateway migrate --to ikev2,openvpn");
  }
  const auto plan = planning::plan_migration(spec, from, to, context.services().as_of);
  show_migration(context, plan);
  return exit_code(plan.findings);
}

constexpr std::array kGatewayMigrateExamples{
    Example{"p2sctl gateway migrate --to ikev2,openvpn",
            "Migrate from the tunnel types in p2s.toml"},
    Example{"p2sctl gateway migrate --from sstp --to ikev2,sstp --as-of 2026-03-01",
            "Plan as of a different date"}};

}  // namespace

extern const Command gateway_migrate{
    .path = "gateway migrate",
    .summary = "Plan the migration to different tunnel types, for example away from SSTP",
    .details =
        "Prints the steps in order, the consequences for connected clients, how the address pools "
        "are split before and after, what has to be distributed again, the downtime, the published "
        "dates and what cannot be undone. Since 2026-03-31, SSTP can no longer be enabled; on "
        "2027-03-31 it stops working.\n\n"
        "Everything except the tunnel types comes from p2s.toml, whose tunnels are those of today. "
        "If the file has current_tunnels, those are the tunnel types of today, and tunnels are "
        "those after the change. Nothing is changed.\n\n"
        "Reports errors and warnings that the gateway has after the change but not before. Exits "
        "with status 3 if a finding is an error.",
    .examples = kGatewayMigrateExamples,
    .see_also = "pool split,package build",
    .declare = make_command<GatewayMigrateOptions, add_options, run>,
};

}  // namespace p2s::cli
