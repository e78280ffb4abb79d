// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/lab/lab_options.hpp"
#include "output/output.hpp"

#include <p2s/app/lab/start_lab.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct LabDownOptions {
  std::string lab = app::kLabFolder;
};

void add_options(CommandLine& line, LabDownOptions& options) { add_lab_option(line, options.lab); }

ExitCode run(const LabDownOptions& options, Context& context) {
  const auto folder = to_lab_folder(options.lab);
  const bool dry_run = context.globals().dry_run;
  const bool existed = app::stop_lab(folder, dry_run);
  const auto name = printable(folder.string());
  if (context.globals().json)
    print_record(context, "lab", {{"folder", folder.string()}, {"removed", existed}});
  if (!existed)
    context.info(fmt::format("no lab is in '{}'", name));
  else
    context.info(fmt::format("{} the lab in '{}'", dry_run ? "would remove" : "removed", name));
  return ExitCode::done;
}

constexpr std::array kLabDownExamples{Example{"p2sctl lab down", "Whatever state the lab is in"}};

}  // namespace

extern const Command lab_down{
    .path = "lab down",
    .summary = "Stop the lab and remove it",
    .details =
        "Ends every process in the network namespaces of the lab and removes the namespaces and "
        "the lab's directory, also after a lab command was interrupted. A directory without a lab "
        "is "
        "not changed.",
    .examples = kLabDownExamples,
    .see_also = "lab up",
    .declare = make_command<LabDownOptions, add_options, run>,
};

}  // namespace p2s::cli
