// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/lab/lab_options.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct LabTestOptions {
  std::string kits = "kits";
  std::string software;
  std::string lab = app::kLabFolder;
};

void add_options(CommandLine& line, LabTestOptions& options) {
  line.argument("DIR", &options.kits, "Directory of the kits");
  add_software_option(line, options.software);
  add_lab_option(line, options.lab);
}

ExitCode run(const LabTestOptions& options, Context& context) {
  if (context.globals().dry_run) {
    context.info(fmt::format("would connect the kits in '{}'", printable(options.kits)));
    return ExitCode::done;
  }
  const auto connections =
      app::test_lab({to_lab_folder(options.lab), options.kits, options.software},
                    context.services(), progress(context, "connecting kits"));
  return show_connections(connections, context);
}

constexpr std::array kLabTestExamples{
    Example{"p2sctl lab test", "Every kit in ./kits"},
    Example{"p2sctl lab test kits --json > lab.json", "For a record"}};

}  // namespace

extern const Command lab_test{
    .path = "lab test",
    .summary = "Connect every kit of a directory, a revoked and an expired client",
    .details =
        "Connects each kit as lab connect does, then a revoked and an expired client with the "
        "profiles of a kit that connected. The revoked client is one of the store "
        "if it has one with its private key, otherwise one that the lab issued; the expired one is "
        "always the lab's. Both are left out if the store has no private key of a root that the "
        "gateway trusts.\n\n"
        "Every directory and zip file in DIR must be a kit; a damaged one is reported as failed, "
        "and the others are connected. Revocations are those of the time of lab up.\n\n"
        "Exits with status 3 if a result is not as expected: clients connect, unless their "
        "certificate is revoked or has expired, and those are refused for that cause.",
    .examples = kLabTestExamples,
    .see_also = "lab up,lab connect,lab down,package build",
    .cancellable = true,
    .declare = make_command<LabTestOptions, add_options, run>,
};

}  // namespace p2s::cli
