#include "command.hpp"
#include "output/output.hpp"

#include <p2s/app/store/init_workspace.hpp>
#include <p2s/app/store/store_label.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct InitOptions {
  std::string directory;
  std::string name = "VNet1GW";
};

void add_options(CommandLine& line, InitOptions& options) {
  line.argument("DIR", &options.directory, "where; else -C, else the current directory");
  line.option("--name NAME", &options.name, "the name of the gateway");
}

std::string directory_of(const InitOptions& options, const GlobalOptions& globals) {
  if (!options.directory.empty()) return options.directory;
  return globals.workspace.empty() ? "." : globals.workspace;
}

ExitCode run(const InitOptions& options, Context& context) {
  const GlobalOptions& globals = context.globals();
  const app::InitRequest request{
      directory_of(options, globals), options.name, context.choice(), globals.dry_run, {}};
  const app::InitResult made = app::init_workspace(request, context.services());
  const std::string store = app::store_label(made.store_url);
  if (globals.json) {
    print_record(context, "workspace",
                 {{"directory", request.directory.string()},
                  {"spec", made.spec.string()},
                  {"store", store},
                  {"created", !globals.dry_run}});
    return ExitCode::done;
  }
  const std::string spec = printable(made.spec.string());
  context.info(fmt::format("{} {} and {}", globals.dry_run ? "would make" : "made", spec, store));
  if (!globals.dry_run) {
    context.info(fmt::format("next: p2sctl -C {} root create P2SRootCert",
                             printable(request.directory.string())));
  }
  return ExitCode::done;
}

constexpr std::array kInitExamples{
    Example{"p2sctl init corp --name VNet1GW",
            "asks for a passphrase twice, writes corp/p2s.toml and corp/p2s.db"},
    Example{"p2sctl init corp --passphrase file:secret.txt", "the same for scripts"}};

}  // namespace

extern const Command init{
    .path = "init",
    .summary = "make a workspace: the desired gateway and a store for certificates",
    .details =
        "Writes p2s.toml, which says how the gateway should be and belongs into version control, "
        "and p2s.db, "
        "which holds certificates and sealed private keys and does not.\n\n"
        "The passphrase protects every private key of the store. Nobody can recover it.",
    .examples = kInitExamples,
    .see_also = "root create,store rekey",
    .declare = make_command<InitOptions, add_options, run>,
};

}  // namespace p2s::cli
