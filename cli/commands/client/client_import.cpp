// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/certificate_advice.hpp"
#include "options/import_files.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/files/import_client.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientImportOptions {
  ImportFiles files;
  std::string name;
  std::string issuer;
};

void add_options(CommandLine& line, ClientImportOptions& options) {
  add_import_options(line, options.files);
  line.option("--name NAME", &options.name,
              "Name of the client (default: the common name of the certificate)");
  add_issuer_option(
      line, options.issuer,
      "Issuer of the certificate, or a CA above it (default: found among those of the "
      "store)");
}

app::ClientFiles read(const ClientImportOptions& options, Context& context) {
  require_import_file(options.files, "p2sctl client import");
  if (!options.files.pfx.empty()) {
    return app::read_client_pfx(app::read_input(options.files.pfx, context.services()),
                                password_from(options.files.pfx_password, "--pfx-password",
                                              "password of the PFX", context));
  }
  const Bytes certificate = app::read_input(options.files.certificate, context.services());
  const Bytes key = options.files.private_key.empty()
                        ? Bytes{}
                        : app::read_input(options.files.private_key, context.services());
  return app::read_client(certificate, options.files.private_key.empty() ? nullptr : &key,
                          password_from(options.files.key_password, "--key-password",
                                        "password of the private key", context));
}

ExitCode run(const ClientImportOptions& options, Context& context) {
  const app::ImportRequest request{read(options, context), options.name, options.issuer,
                                   !context.globals().dry_run};
  const auto client = app::import_client(request, context.workspace());
  advise_on_certificate(context, request.files.certificate, rules::CertificateRole::client,
                        request.files.note);
  report_client(
      context, client,
      fmt::format("imported '{}' ({}), issued by '{}'{}", printable(client.name), client.thumbprint,
                  printable(client.issuer), request.files.key ? "" : ", without its private key"));
  return ExitCode::done;
}

constexpr std::array kClientImportExamples{
    Example{"p2sctl client import --pfx alice.pfx --pfx-password file:alice.password",
            "With its private key"},
    Example{"p2sctl client import --cert alice.cer",
            "To list and revoke it; without the private key no PFX can be exported"}};

}  // namespace

extern const Command client_import{
    .path = "client import",
    .summary = "Import an existing client certificate",
    .details =
        "The certificate must have been issued by a root or issuing CA of the store, and the "
        "private key must match it. If it does not verify, the error says why: purpose, dates, "
        "signature, path length or names. Without the private key, the client can be listed, shown "
        "and revoked.",
    .examples = kClientImportExamples,
    .see_also = "root import,client issue",
    .declare = make_command<ClientImportOptions, add_options, run>,
};

}  // namespace p2s::cli
