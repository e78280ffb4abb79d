// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/certificate_advice.hpp"
#include "options/import_files.hpp"
#include "options/options.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/roots/import_root.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct RootImportOptions {
  std::string name;
  std::string key;
  ImportFiles files;
  std::vector<std::string> chain;
};

void add_options(CommandLine& line, RootImportOptions& options) {
  line.argument("NAME", &options.name, "Name of the root or issuing CA in the store").required();
  add_import_options(line, options.files);
  line.option("--key pkcs11:URI", &options.key, "PKCS#11 URI of its private key on a token")
      .needs("--cert")
      .excludes("--private-key");
  line.option("--chain FILE", &options.chain,
              "Certificates of the CAs above it, if they are in other files; may be repeated");
}

app::ImportedRoot read(const RootImportOptions& options, Context& context) {
  const auto& files = options.files;
  const auto& services = context.services();
  require_import_file(files, "p2sctl root import NAME");
  const bool pfx = !files.pfx.empty();
  app::RootFiles read;
  read.certificate = app::read_input(pfx ? files.pfx : files.certificate, services);
  if (!files.private_key.empty()) read.key = app::read_input(files.private_key, services);
  if (!options.key.empty()) {
    const auto uri = pki::KeyUri::parse(options.key);
    read.token = {uri, context.workspace().token_key(uri)};
  }
  for (const auto& file : options.chain)
    read.chain.emplace_back(file, app::read_input(file, services));
  read.password =
      pfx ? password_from(files.pfx_password, "--pfx-password", "password of the PFX", context)
          : password_from(files.key_password, "--key-password", "password of the private key",
                          context);
  return app::read_root(read);
}

void print_imported(Context& context, const std::vector<store::RootRecord>& rows) {
  for (const auto& row : rows) {
    if (context.globals().dry_run)
      context.info(fmt::format("would import {} as '{}'", row.thumbprint, printable(row.name)));
    else if (!context.globals().json)
      context.out() << fmt::format("{}  {}\n", row.thumbprint, printable(row.name));
  }
  if (context.globals().json)
    print_roots_json(context, context.globals().dry_run ? std::vector<store::RootRecord>() : rows);
}

void advise(Context& context, const store::RootRecord& last) {
  if (!last.can_sign()) {
    context.info(fmt::format("without its private key, this {} cannot sign client certificates",
                             last.is_root() ? "root" : "issuing CA"));
  }
  if (last.can_sign()) advise_on_default(context, last);
  if (!last.is_root()) {
    context.info(fmt::format(
        "upload its root to Azure: p2sctl root export {} --format azure",
        shell_word(app::Authorities(context.workspace().inventory()).root_of(last.issuer))));
  }
}

ExitCode run(const RootImportOptions& options, Context& context) {
  const app::ImportedRoot root = read(options, context);
  for (const auto& note : root.notes) context.warn(note);
  auto& workspace = context.workspace();
  const bool dry = context.globals().dry_run;
  const auto rows = dry ? app::plan_root_import(options.name, root, workspace)
                        : app::import_root(options.name, root, workspace);
  for (const auto& certificate : app::certificates_of(rows))
    advise_on_certificate(context, certificate, rules::CertificateRole::root, "");
  print_imported(context, rows);
  if (!dry && !context.globals().json) advise(context, rows.back());
  return ExitCode::done;
}

constexpr std::array kRootImportExamples{
    Example{"p2sctl root import Corp --cert corp.cer",
            "A root whose private key is kept elsewhere"},
    Example{"p2sctl root import Corp --pfx corp.pfx --pfx-password file:pw.txt",
            "With its private key"},
    Example{"p2sctl root import Corp --cert corp.cer --key 'pkcs11:token=P2S;object=Corp' --pin "
            "file:pin.txt",
            "Its private key is on a smart card or HSM"},
    Example{"p2sctl root import Corp-Issuing --cert issuing.cer --chain root.cer",
            "An issuing CA and its root"}};

}  // namespace

extern const Command root_import{
    .path = "root import",
    .summary = "Import an existing root or issuing CA",
    .details =
        "Accepts every root that Azure accepts, including those without basicConstraints from "
        "Microsoft's PowerShell instructions. An issuing CA is imported together with the CAs "
        "above it, of the same file or of --chain, unless the store has them; these get their "
        "common names. NAME is the lowest CA of the file, or the one of the private key. The chain "
        "is verified: signatures, dates, CA flags, path lengths and names.\n\n"
        "Azure trusts the root: upload that (root export). To add the private key of a root that "
        "was imported without it, import the root again with the key. A key on a token stays "
        "there: "
        "the store gets its name, after the token has made a signature that the certificate "
        "verifies.",
    .examples = kRootImportExamples,
    .see_also = "root create,root show",
    .declare = make_command<RootImportOptions, add_options, run>,
};

}  // namespace p2s::cli
