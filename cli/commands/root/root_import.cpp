// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/certificate_advice.hpp"
#include "options/import_files.hpp"
#include "options/options.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/roots/import_root.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct RootImportOptions {
  std::string name;
  ImportFiles files;
};

void add_options(CommandLine& line, RootImportOptions& options) {
  line.argument("NAME", &options.name, "Name of the root in the store").required();
  add_import_options(line, options.files);
}

app::ImportedRoot read(const RootImportOptions& options, Context& context) {
  const auto& files = options.files;
  const auto& services = context.services();
  require_import_file(files, "p2sctl root import NAME");
  if (!files.pfx.empty()) {
    return app::read_root_pfx(
        app::read_input(files.pfx, services),
        password_from(files.pfx_password, "--pfx-password", "password of the PFX", context));
  }
  const Bytes certificate = app::read_input(files.certificate, services);
  const Bytes key =
      files.private_key.empty() ? Bytes{} : app::read_input(files.private_key, services);
  return app::read_root(
      certificate, files.private_key.empty() ? nullptr : &key,
      password_from(files.key_password, "--key-password", "password of the private key", context));
}

ExitCode run(const RootImportOptions& options, Context& context) {
  const app::ImportedRoot root = read(options, context);
  advise_on_certificate(context, root.certificate, rules::CertificateRole::root, root.note);
  if (context.globals().dry_run) {
    context.info(fmt::format("would import {} as '{}'", root.certificate.thumbprint(),
                             printable(options.name)));
    if (context.globals().json) print_roots_json(context, {});
    return ExitCode::done;
  }
  const store::RootRecord row = app::import_root(options.name, root, context.workspace());
  if (context.globals().json) {
    print_roots_json(context, {row});
    return ExitCode::done;
  }
  context.out() << fmt::format("{}  {}\n", row.thumbprint, printable(row.name));
  if (row.sealed_key.empty())
    context.info("without its private key, this root cannot sign client certificates");
  return ExitCode::done;
}

constexpr std::array kRootImportExamples{
    Example{"p2sctl root import Corp --cert corp.cer",
            "A root whose private key is kept elsewhere"},
    Example{"p2sctl root import Corp --pfx corp.pfx --pfx-password file:pw.txt",
            "With its private key"}};

}  // namespace

extern const Command root_import{
    .path = "root import",
    .summary = "Import an existing root certificate",
    .details =
        "Accepts every root that Azure accepts, including those without basicConstraints from "
        "Microsoft's PowerShell instructions. To add the private key of a root that was imported "
        "without it, import the root again with the key.",
    .examples = kRootImportExamples,
    .see_also = "root create,root show",
    .declare = make_command<RootImportOptions, add_options, run>,
};

}  // namespace p2s::cli
