#include "command.hpp"
#include "options/options.hpp"
#include "output/diagnosis/diagnosis_view.hpp"

#include <p2s/app/diagnosis/diagnose_client.hpp>
#include <p2s/base/text.hpp>
#include <p2s/diagnosis/live_client.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct DiagnoseOptions {
  app::DiagnoseRequest request;
};

void add_options(CommandLine& line, DiagnoseOptions& options) {
  line.argument("FILE", &options.request.files,
                "what the client's tools print, or its logs; - is standard input; without it this "
                "computer is looked at");
  line.option("--pool PREFIX", &options.request.pools, "an address pool of the gateway");
  line.option("--vnet PREFIX", &options.request.vnet, "a prefix of the virtual network");
  line.option("--dns ADDRESS", &options.request.dns, "a DNS server of the virtual network");
  line.option("--azure FILE", &options.request.package,
              "the zip that Azure generated: pools, routes and DNS servers come from it");
}

ExitCode run(const DiagnoseOptions& options, Context& context) {
  auto request = options.request;
  if (request.package.empty()) request.spec = context.workspace().spec_file();
  const auto report =
      app::diagnose_client(request, context.services().as_of, &diagnosis::live_client_state);
  show_diagnosis(context, report);
  return exit_code(report.diagnosis.findings);
}

constexpr std::array kDiagnoseExamples{
    Example{"p2sctl diagnose", "this computer, against p2s.toml"},
    Example{"p2sctl diagnose ipconfig.txt --pool 172.16.201.0/24 --vnet 10.1.0.0/16",
            "what a user sent: ipconfig /all"},
    Example{"p2sctl diagnose addr.json route.json --azure VNet1GW.zip",
            "ip -j addr and ip -j route of a Linux client"},
    Example{"journalctl -u strongswan | p2sctl diagnose -", "errors in a log, with their fixes"}};

}  // namespace

extern const Command diagnose{
    .path = "diagnose",
    .summary = "say why a client does not get through",
    .details =
        "Reads what a client's tools print: ipconfig /all (in any language), ip addr, ip -j addr, "
        "ifconfig, route print, ip route, ip -j route, netstat -rn, resolv.conf. Says whether the "
        "client holds an address of the pool, whether its own network collides with the pool or "
        "the virtual network, and what is wrong with its routes and DNS servers. Without a file "
        "this computer is looked at.\n\n"
        "Logs of strongSwan (charon) and OpenVPN and Windows' RasClient events are searched for "
        "known errors, each shown with cause and fix as explain does. Pools, networks and DNS "
        "servers come from the options, the package or p2s.toml, in this order.\n\n"
        "Exit code 3 when a finding is an error.",
    .examples = kDiagnoseExamples,
    .see_also = "explain,pool check",
    .declare = make_command<DiagnoseOptions, add_options, run>,
};

}  // namespace p2s::cli
