// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/gateway/session_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct GatewaySessionsOptions {
  std::string file;
  bool record = false;
  ListChoice list;
};

void add_options(CommandLine& line, GatewaySessionsOptions& options) {
  line.argument("FILE", &options.file,
                "What the Azure CLI or PowerShell printed about the sessions, '-' for standard "
                "input")
      .required();
  line.flag("--record", &options.record,
            "Also store when each client was last connected, for `client list --unused`");
  add_list_options(line, options.list, session_columns());
}

void report_use(const app::SessionReport& report, Context& context) {
  for (const auto& use : report.use) {
    const auto limit = use.capacity.clients();
    context.info(fmt::format("{}: {} of {} possible{}", use.capacity.tunnels.display(),
                             counted(use.sessions, "session", "sessions"), limit,
                             use.sessions >= limit ? "; nobody else can connect" : ""));
  }
  if (report.outside != 0) {
    context.warn(
        fmt::format("{} outside of the pools in p2s.toml",
                    counted(report.outside, "session has an address", "sessions have addresses")));
  }
}

ExitCode run(const GatewaySessionsOptions& options, Context& context) {
  const bool record = options.record && !context.globals().dry_run;
  const auto report = app::gateway_sessions(options.file, context.workspace(), record);
  show_sessions(context, report, options.list);
  report_use(report, context);
  if (report.refused == 0) {
    context.info(report.sessions.empty()
                     ? "nobody is connected"
                     : fmt::format("{}; nobody is connected who should not be",
                                   counted(report.sessions.size(), "session", "sessions")));
    return ExitCode::done;
  }
  context.info(fmt::format("{} of {} should not be connected", report.refused,
                           counted(report.sessions.size(), "session", "sessions")));
  context.info(
      "to make the gateway refuse revoked clients, upload: p2sctl revocation export --format text");
  return ExitCode::findings;
}

constexpr std::array kGatewaySessionsExamples{
    Example{"p2sctl gateway sessions health.json", "Who is connected, and who should not be"},
    Example{"az network vnet-gateway vpn-client show-health -g GROUP -n GATEWAY -o json | p2sctl "
            "gateway sessions - --record",
            "From the Azure CLI; the store keeps when each client was connected"}};

}  // namespace

extern const Command gateway_sessions{
    .path = "gateway sessions",
    .summary = "Show who is connected, and who should not be",
    .details =
        "Reads the list of sessions that `az network vnet-gateway vpn-client show-health -o json` "
        "or `Get-AzVirtualNetworkGatewayVpnClientConnectionHealth | ConvertTo-Json` prints, and "
        "compares it with the inventory. Azure tells the name of a client only, so its certificate "
        "is one of those which existed when the client connected. The status is valid, superseded "
        "(renewed since, and not connected again), expired, revoked or unknown: no client of the "
        "store has this name.\n\n"
        "Exits with status 3 if somebody is connected with a revoked or expired certificate or, if "
        "p2s.toml allows certificates only, with an unknown name.",
    .examples = kGatewaySessionsExamples,
    .see_also = "client list,revocation export,gateway show",
    .declare = make_command<GatewaySessionsOptions, add_options, run>,
};

}  // namespace p2s::cli
