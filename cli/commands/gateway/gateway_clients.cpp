#include "command.hpp"
#include "options/options.hpp"
#include "options/spec.hpp"
#include "output/gateway/client_matrix_view.hpp"

#include <p2s/azure/compatibility.hpp>
#include <p2s/spec/spec.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct GatewayClientsOptions {
  std::string file;
  std::string tunnels;
  std::string methods;
  std::string systems;
};

void add_options(CommandLine& line, GatewayClientsOptions& options) {
  add_spec_argument(line, options.file);
  line.option("--tunnel TUNNELS", &options.tunnels,
              "tunnel types: ikev2, openvpn, sstp, joined by commas; else those of p2s.toml");
  line.option("--auth METHODS", &options.methods,
              "authentication: certificate, entra, radius, joined by commas; else that of "
              "p2s.toml");
  add_systems_option(line, options.systems);
}

planning::ClientQuery to_query(const GatewayClientsOptions& options, Context& context) {
  // Without a workspace there is nothing that the options could add to: they say it all.
  const auto spec = find_spec(options.file, context).value_or(spec::GatewaySpec{});
  auto query = planning::client_query(spec, context.services().as_of);
  if (!options.tunnels.empty()) query.tunnels = azure::parse_tunnels(options.tunnels);
  if (!options.methods.empty()) query.methods = azure::parse_methods(options.methods);
  query.systems = to_systems(options.systems);
  return query;
}

/// What the table takes for granted, for the reader to agree with.
void print_assumptions(const planning::ClientQuery& query, Context& context) {
  if (query.tunnels.empty())
    context.info("no tunnel types are given: every one is shown; choose with --tunnel");
  if (query.methods.empty())
    context.info("no authentication is given: every one is shown; choose with --auth");
  if (const auto problem = azure::incompatibility(query.tunnels, query.methods))
    context.warn(*problem);
}

ExitCode run(const GatewayClientsOptions& options, Context& context) {
  const auto query = to_query(options, context);
  const auto support = planning::supported_clients(query);
  show_client_matrix(context, query, support);
  print_assumptions(query, context);
  return ExitCode::done;
}

constexpr std::array kGatewayClientsExamples{
    Example{"p2sctl gateway clients",
            "who can connect to the gateway of this workspace, with what"},
    Example{"p2sctl gateway clients --tunnel openvpn --auth entra --os linux,macos",
            "before there is a gateway"},
    Example{"p2sctl gateway clients --as-of 2027-04-01", "once SSTP has stopped"}};

}  // namespace

extern const Command gateway_clients{
    .path = "gateway clients",
    .summary = "show which client software can connect, by system",
    .details =
        "One line for each client software that the gateway's tunnel types and authentication "
        "serve: the system, how its users log in, the tunnel, the software, the least version that "
        "is published, and what to know. What stands first for a system is what to try first. A "
        "line with 'none' is for users who have nothing to connect with, and says why.\n\n"
        "Dates are judged as of today or --as-of: software that is retired by then is not shown. "
        "'Unconfirmed' marks software that no published page of Azure names for this use.\n\n"
        "The names in [clients.software] of p2s.toml are those that --json shows as software.",
    .examples = kGatewayClientsExamples,
    .see_also = "package build",
    .declare = make_command<GatewayClientsOptions, add_options, run>,
};

}  // namespace p2s::cli
