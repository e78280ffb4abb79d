// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/issue/sign_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientSignOptions {
  std::string csr;
  std::string name;
  std::string issuer;
  std::string validity = "1y";
  pki::AlternativeNames alternative_names;
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, ClientSignOptions& options) {
  line.option("--csr FILE", &options.csr,
              "Certificate signing request, PEM or DER; - reads standard input")
      .required();
  line.option("--name NAME", &options.name,
              "Name of the client (default: the common name of the request)");
  add_issuer_option(line, options.issuer,
                    "Root or issuing CA that signs the certificate (default: the default root or, "
                    "without its private key, the only CA that has one)");
  add_validity_option(line, options.validity);
  auto& names = options.alternative_names;
  line.option("--email ADDRESS", &names.emails,
              "E-mail address; replaces the names of the request");
  line.option("--upn UPN", &names.upns, "User principal name; replaces the names of the request");
  line.option("--dns HOST", &names.dns, "Host name; replaces the names of the request");
  add_output_option(line, options.output);
  line.flag("--force", &options.force,
            "Replace the output file; sign even if the client has a valid certificate");
}

app::SignRequest to_request(const ClientSignOptions& options, Context& context) {
  app::SignRequest request;
  request.validity = to_period(options.validity, "--validity");
  request.csr = app::read_input(options.csr, context.services());
  request.name = options.name;
  request.issuer = options.issuer;
  request.alternative_names = options.alternative_names;
  request.live = options.force ? app::LiveClients::allow : app::LiveClients::refuse;
  request.keep = !context.globals().dry_run;
  return request;
}

// Checked before signing: a certificate must not be in the store and then fail to be written.
void require_free(const ClientSignOptions& options) {
  if (options.force || options.output.empty() || options.output == "-") return;
  if (!std::filesystem::exists(std::filesystem::symlink_status(options.output))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(options.output)))
      .hint("add --force to replace it");
}

ExitCode run(const ClientSignOptions& options, Context& context) {
  require_free(options);
  const auto made = app::sign_client(to_request(options, context), context.workspace());
  const bool to_file = !options.output.empty() && options.output != "-";
  if (!made.shortened.empty()) context.warn("the certificate is " + made.shortened);
  if (context.globals().json) print_signed_json(context, made.record, made.certificate.pem());
  if (context.globals().dry_run) {
    context.info(fmt::format("would sign '{}' with '{}', valid until {}",
                             printable(made.record.name), printable(made.record.issuer),
                             format_date(made.record.not_after)));
    return ExitCode::done;
  }
  if (to_file || !context.globals().json) {
    write_output(context, options.output, as_bytes(made.certificate.pem()), Access::everyone,
                 options.force);
  }
  context.info(fmt::format("signed '{}': {}, valid until {}", printable(made.record.name),
                           made.record.thumbprint, format_date(made.record.not_after)));
  return ExitCode::done;
}

constexpr std::array kClientSignExamples{
    Example{"p2sctl client sign --csr alice.csr -o alice.cer",
            "The private key stays on the device that created the request"},
    Example{"p2sctl client sign --csr - --name alice < request.pem",
            "From a pipe, with a different name"}};

}  // namespace

extern const Command client_sign{
    .path = "client sign",
    .summary = "Sign a certificate signing request",
    .details =
        "Verifies the signature of the request (CSR) and issues a client certificate for its key. "
        "The private key never leaves the device. Of the requested extensions, only valid subject "
        "alternative names are used. The certificate is written to standard output or to the file "
        "given with --output.",
    .examples = kClientSignExamples,
    .see_also = "client issue,client import",
    .declare = make_command<ClientSignOptions, add_options, run>,
};

}  // namespace p2s::cli
