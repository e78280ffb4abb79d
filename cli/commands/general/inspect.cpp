// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/diagnosis/file_view.hpp"

#include <p2s/app/certificates/inspect_files.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct InspectOptions {
  std::vector<std::string> files;
  std::string password = "prompt";
};

void add_options(CommandLine& line, InspectOptions& options) {
  line.argument("FILE", &options.files, "Files of any type; - reads standard input").required();
  line.option("--password SOURCE", &options.password, "Source of the PFX password");
}

ExitCode run(const InspectOptions& options, Context& context) {
  const auto source = to_source(options.password, "--password");
  const auto password = app::asked_once([&] {
    return secrets::read_secret(source, "password of the PFX", context.services().inputs(), false);
  });
  std::vector<app::FileFailure> failures;
  std::vector<app::InspectedFile> files;
  Findings findings;
  for (const auto& name : options.files) {
    try {
      auto file = app::inspect_file(name, password, context.services());
      findings.insert(findings.end(), file.findings.begin(), file.findings.end());
      if (!context.globals().json) print_file(context, file);
      files.push_back(std::move(file));
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage) throw;
      failures.push_back({name, error.kind(), error.message(), error.hint()});
    }
  }
  if (!context.globals().json)
    print_findings(context, findings);
  else if (!files.empty())
    print_files_json(context, files, findings);
  context.out().flush();  // files that were read are shown even if others failed
  if (!failures.empty()) throw app::failures_error(failures, options.files.size());
  return exit_code(findings);
}

constexpr std::array kInspectExamples{
    Example{"p2sctl inspect alice.pfx --password file:alice.pfx.password",
            "Show the contents, and whether it will work"},
    Example{"p2sctl inspect *.cer --json", "As JSON"}};

}  // namespace

extern const Command inspect{
    .path = "inspect",
    .summary = "Show the type and contents of files",
    .details =
        "Shows certificates, chains and PFX files in readable form, with findings: expired, weak "
        "key, outdated signature algorithm, not for client authentication, incomplete chain. Exits "
        "with status 3 if a finding is an error.",
    .examples = kInspectExamples,
    .see_also = "thumbprint,package inspect",
    .declare = make_command<InspectOptions, add_options, run>,
};

}  // namespace p2s::cli
