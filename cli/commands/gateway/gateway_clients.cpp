// SPDX-License-Identifier: Apache-2.0
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
              "Tunnel types, comma-separated: ikev2, openvpn, sstp (default: those in p2s.toml)");
  line.option("--auth METHODS", &options.methods,
              "Authentication methods, comma-separated: certificate, entra, radius (default: those "
              "in p2s.toml)");
  add_systems_option(line, options.systems);
}

planning::ClientQuery to_query(const GatewayClientsOptions& options, Context& context) {
  // Without a workspace, the options alone describe the gateway.
  const auto spec = find_spec(options.file, context).value_or(spec::GatewaySpec{});
  auto query = planning::client_query(spec, context.services().as_of);
  if (!options.tunnels.empty()) query.tunnels = azure::parse_tunnels(options.tunnels);
  if (!options.methods.empty()) query.methods = azure::parse_methods(options.methods);
  query.systems = to_systems(options.systems);
  return query;
}

/// The assumptions behind the table.
void print_assumptions(const planning::ClientQuery& query, Context& context) {
  if (query.tunnels.empty())
    context.info("no tunnel types given, showing all; select with --tunnel");
  if (query.methods.empty())
    context.info("no authentication methods given, showing all; select with --auth");
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
    Example{"p2sctl gateway clients", "Show the clients for the gateway of this workspace"},
    Example{"p2sctl gateway clients --tunnel openvpn --auth entra --os linux,macos",
            "Plan a gateway without a workspace"},
    Example{"p2sctl gateway clients --as-of 2027-04-01",
            "Show the clients after the retirement of SSTP"}};

}  // namespace

extern const Command gateway_clients{
    .path = "gateway clients",
    .summary = "List the client software that can connect, by operating system",
    .details =
        "Prints one line per client software that supports the tunnel types and authentication "
        "methods of the gateway: operating system, authentication method, tunnel type, software, "
        "minimum version and a note. The recommended software for an operating system comes first. "
        "A line with 'none' means that no software is available for these users, and why.\n\n"
        "Dates are evaluated as of today or --as-of: software that is retired by then is not "
        "listed. 'Unconfirmed' marks software that Azure's documentation does not mention for this "
        "purpose.\n\n"
        "Use the names that --json prints as software in [clients.software] of p2s.toml.",
    .examples = kGatewayClientsExamples,
    .see_also = "gateway check,gateway show,package build",
    .declare = make_command<GatewayClientsOptions, add_options, run>,
};

}  // namespace p2s::cli
