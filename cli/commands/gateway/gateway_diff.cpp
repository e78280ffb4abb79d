// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/gateway_diff_view.hpp"

#include <array>

namespace p2s::cli {
namespace {

struct GatewayDiffOptions {
  std::string file;
  bool markdown = false;
};

void add_options(CommandLine& line, GatewayDiffOptions& options) {
  line.argument("LIVE", &options.file, "JSON of the deployed gateway").required();
  line.flag("--markdown", &options.markdown, "Write Markdown, for a pull request");
}

ExitCode run(const GatewayDiffOptions& options, Context& context) {
  const auto format = output_format(options.markdown ? "markdown" : "", context);
  const auto diff = app::diff_gateway(options.file, context.workspace());
  if (format == "json") {
    print_gateway_diff_json(context, diff);
  } else if (format == "markdown") {
    print_gateway_diff_markdown(context, diff);
  } else {
    print_gateway_diff(context, diff);
    context.out().flush();
    context.info(gateway_diff_summary(diff));
  }
  return diff.changes.empty() ? exit_code(diff.findings) : ExitCode::findings;
}

constexpr std::array kGatewayDiffExamples{
    Example{"p2sctl gateway diff live.json", "Show what the gateway lacks"},
    Example{"p2sctl gateway diff live.json --markdown >> summary.md",
            "Describe the change in a pull request"}};

}  // namespace

extern const Command gateway_diff{
    .path = "gateway diff",
    .summary = "Compare the deployed gateway with p2s.toml and the store",
    .details =
        "Compares the point-to-site configuration of a deployed gateway with the desired one: "
        "p2s.toml, the trusted roots, and the revoked clients of the store whose certificates have "
        "not expired. Each line is what must be done to the gateway: '+' add, '-' remove, '~' "
        "change; below it what that means, such as which clients of the store lose access, whether "
        "users need a new kit, and whether connections end. Nothing is sent to Azure.\n\n"
        "LIVE is what one of these prints: az network vnet-gateway show --output json, az rest, "
        "Get-AzVirtualNetworkGateway | ConvertTo-Json -Depth 10, terraform show -json; or an "
        "exported ARM template. Roots are compared by certificate, revocations by thumbprint, "
        "pools and routes as networks; order and spelling do not count. What the output does not "
        "show is listed as not compared. Secrets in it are not read, only reported.\n\n"
        "Revoked clients that the gateway accepts, thumbprints and roots that the store does not "
        "know, expired roots and data that is encoded twice are findings (LIVE rules). Exits with "
        "status 3 if the gateways differ or a finding is an error.",
    .examples = kGatewayDiffExamples,
    .see_also = "gateway check,gateway import,revocation export",
    .declare = make_command<GatewayDiffOptions, add_options, run>,
};

}  // namespace p2s::cli
