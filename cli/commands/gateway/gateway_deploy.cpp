// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/deploy_view.hpp"
#include "output/output.hpp"

#include <p2s/app/gateway/deployed/deploy_gateway.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayDeployOptions {
  std::string format;
  std::string directory;
  std::string resource_group;
  std::string subscription;
  std::string change;
  bool prune = false;
  bool force = false;
};

void add_options(CommandLine& line, GatewayDeployOptions& options) {
  line.option("--format", &options.format,
              "az: a script for the Azure CLI; powershell: a script for Az.Network; terraform: a "
              "resource of the azurerm provider; azapi: an update with the azapi provider; bicep, "
              "arm: a template")
      .choices({deploy::kFormatNames.begin(), deploy::kFormatNames.end()})
      .required();
  line.option("-o, --output DIR", &options.directory,
              "Directory for the file (default: print it on standard output)");
  line.option("--resource-group GROUP", &options.resource_group,
              "Resource group of the gateway (default: a parameter of the output)");
  line.option("--subscription ID", &options.subscription,
              "Subscription of the gateway (default: a parameter of the output)");
  line.option("--change FILE", &options.change,
              "Write only what the deployed gateway lacks; FILE is what the Azure CLI, PowerShell "
              "or Terraform printed, as for gateway diff");
  line.flag("--prune", &options.prune,
            "Scripts remove the roots and revoked certificates of the gateway that p2s.toml and "
            "the store do not have (default: keep them; templates always remove them)");
  add_force_option(line, options.force);
}

ExitCode run(const GatewayDeployOptions& options, Context& context) {
  const auto deployment =
      app::deploy_gateway({deploy::parse_format(options.format), options.resource_group,
                           options.subscription, options.prune, options.change},
                          context.workspace());
  if (deployment.file.text.empty()) {
    show_nothing_to_deploy(context, options.format);
    return ExitCode::done;
  }
  std::string path;
  if (!options.directory.empty() && context.globals().dry_run) {
    path = (std::filesystem::path(options.directory) / deployment.file.name).string();
    context.info(fmt::format("would write '{}'", printable(path)));
  } else if (!options.directory.empty()) {
    path = app::deployment_path(deployment.file, options.directory).string();
    write_output(context, path, as_bytes(deployment.file.text), Access::everyone, options.force);
  }
  show_deployment(context, deployment, options.format, path);
  return deployment.errors == 0 ? ExitCode::done : ExitCode::findings;
}

constexpr std::array kGatewayDeployExamples{
    Example{"p2sctl gateway deploy --format az --resource-group rg-net > deploy.sh",
            "A script to review, then to run with: bash deploy.sh --dry-run"},
    Example{"p2sctl gateway deploy --format azapi -o terraform",
            "A Terraform file that keeps the rest of the gateway"},
    Example{"p2sctl gateway deploy --format az --change live.json",
            "Only the commands for what was revoked or trusted since"}};

}  // namespace

extern const Command gateway_deploy{
    .path = "gateway deploy",
    .summary = "Write the point-to-site configuration for the tool that deploys it",
    .details =
        "Writes address pools, tunnel types, authentication, roots, revoked certificates, custom "
        "routes, IPsec policy and user groups of p2s.toml and the store as a script, a template or "
        "a Terraform configuration. Nothing is sent to Azure. The output contains no secret: "
        "RADIUS "
        "secrets are parameters.\n\n"
        "The scripts read the gateway, show the changes, write only the point-to-site "
        "configuration and verify it; run again, they change nothing. The header of each template "
        "says what it replaces and where the rest of the gateway comes from.\n\n"
        "With --change, a script contains only the commands that add or remove roots and revoked "
        "certificates, if nothing else differs and no user group would be lost; otherwise it is "
        "the "
        "whole script, which changes only what differs. Templates and Terraform files always "
        "contain everything. If nothing differs, nothing is written.\n\n"
        "At the end, prints the commands that generate the client package and download it. Exits "
        "with status 3 if the check of the gateway reports errors; the output is written "
        "nevertheless.",
    .examples = kGatewayDeployExamples,
    .see_also = "gateway diff,gateway check,revocation export,root export",
    .declare = make_command<GatewayDeployOptions, add_options, run>,
};

}  // namespace p2s::cli
