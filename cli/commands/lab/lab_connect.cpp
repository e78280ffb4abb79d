// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/lab/lab_options.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct LabConnectOptions {
  std::string kit;
  std::string software;
  std::string lab = app::kLabFolder;
};

void add_options(CommandLine& line, LabConnectOptions& options) {
  line.argument("FILE", &options.kit, "Kit of one user: directory or zip file").required();
  add_software_option(line, options.software);
  add_lab_option(line, options.lab);
}

ExitCode run(const LabConnectOptions& options, Context& context) {
  if (context.globals().dry_run) {
    context.info(fmt::format("would connect '{}'", printable(options.kit)));
    return ExitCode::done;
  }
  return show_connections(
      app::connect_lab({to_lab_folder(options.lab), options.kit, options.software},
                       context.services()),
      context);
}

constexpr std::array kLabConnectExamples{
    Example{"p2sctl lab connect kits/alice", "With OpenVPN and strongSwan"},
    Example{"p2sctl lab connect alice.zip --software openvpn --json", "For a script"}};

}  // namespace

extern const Command lab_connect{
    .path = "lab connect",
    .summary = "Connect a kit to the lab as its user would",
    .details =
        "Connects the kit with OpenVPN, using its profile, and with strongSwan, using what its "
        "install.sh installs, both with the rest of this machine hidden from them. Reports the "
        "address, routes and DNS servers, or the cause of a refusal according to the logs of "
        "client and gateway. If the cause is unknown, the last lines of the logs are shown.\n\n"
        "With RADIUS, the lab accepts every user name with a password of its own. Kits for "
        "Microsoft Entra ID cannot be tested.\n\n"
        "install.sh and the profile are run as root, as by the user: connect only kits that you "
        "built or trust. Exits with status 3 if the result is not as expected: clients connect, "
        "unless their certificate was revoked before lab up or has expired. Exits with status 4 if "
        "the kit has no files for the software or the lab does not have its tunnel type.",
    .examples = kLabConnectExamples,
    .see_also = "lab up,lab test,package check,diagnose",
    .cancellable = true,
    .declare = make_command<LabConnectOptions, add_options, run>,
};

}  // namespace p2s::cli
