// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/version.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct VersionOptions {};

void add_options(CommandLine& /*line*/, VersionOptions& /*options*/) {}

ExitCode run(const VersionOptions& /*options*/, Context& context) {
  if (context.globals().json) {
    print_record(context, {{"version", kVersion}, {"release_date", kReleaseDate}});
  } else {
    context.out() << "p2sctl " << kVersion << '\n';
  }
  return ExitCode::done;
}

constexpr std::array kVersionExamples{
    Example{"p2sctl version --json", "With the date of the release, for a script"}};

}  // namespace

extern const Command version{
    .path = "version",
    .summary = "Show the version",
    .details = "Prints the same line as p2sctl --version.",
    .examples = kVersionExamples,
    .see_also = "help",
    .declare = make_command<VersionOptions, add_options, run>,
};

}  // namespace p2s::cli
