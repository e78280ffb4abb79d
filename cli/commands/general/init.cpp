// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"

#include <p2s/app/store/init_workspace.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct InitOptions {
  std::string directory;
  std::string name = "VNet1GW";
  bool weak = false;
};

void add_options(CommandLine& line, InitOptions& options) {
  line.argument("DIR", &options.directory,
                "Directory to create the workspace in (default: the directory given with -C, or "
                "the current one)");
  line.option("--name NAME", &options.name, "Name of the gateway");
  add_weak_passphrase_option(line, options.weak);
}

std::string directory_of(const InitOptions& options, const GlobalOptions& globals) {
  if (!options.directory.empty()) return options.directory;
  return globals.workspace.empty() ? "." : globals.workspace;
}

ExitCode run(const InitOptions& options, Context& context) {
  const GlobalOptions& globals = context.globals();
  const app::InitRequest request{directory_of(options, globals),
                                 options.name,
                                 context.choice(),
                                 globals.dry_run,
                                 {},
                                 options.weak};
  const app::InitResult made = app::init_workspace(request, context.services());
  const std::string store = url_without_password(made.store_url);
  if (globals.json) {
    print_record(context, "workspace",
                 {{"directory", request.directory.string()},
                  {"spec", made.spec.string()},
                  {"store", store},
                  {"created", !globals.dry_run}});
    return ExitCode::done;
  }
  const std::string spec = printable(made.spec.string());
  context.info(
      fmt::format("{} {} and {}", globals.dry_run ? "would create" : "created", spec, store));
  if (!globals.dry_run) {
    context.info(fmt::format("next: p2sctl -C {} root create P2SRootCert",
                             shell_word(request.directory.string())));
  }
  return ExitCode::done;
}

constexpr std::array kInitExamples{
    Example{"p2sctl init corp --name VNet1GW",
            "Asks for a passphrase twice, creates corp/p2s.toml and corp/p2s.db"},
    Example{"p2sctl init corp --passphrase file:secret.txt", "Read the passphrase from a file"}};

}  // namespace

extern const Command init{
    .path = "init",
    .summary = "Create a workspace with a gateway description and a certificate store",
    .details =
        "Creates p2s.toml, which describes the gateway and belongs in version control, and p2s.db, "
        "the store of certificates and encrypted private keys, which does not.\n\n"
        "The passphrase protects all private keys in the store. It has at least 8 characters and "
        "is not "
        "a common one. It cannot be recovered.",
    .examples = kInitExamples,
    .see_also = "root create,store rekey",
    .declare = make_command<InitOptions, add_options, run>,
};

}  // namespace p2s::cli
