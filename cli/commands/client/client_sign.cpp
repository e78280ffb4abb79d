// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"
#include "output/store/issue_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/issue/sign_folder.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientSignOptions {
  std::string csr;
  std::string from;
  std::string name;
  std::string issuer;
  std::string validity = "1y";
  pki::AlternativeNames alternative_names;
  std::string output;
  std::string format = "cer";
  bool if_missing = false;
  bool force = false;
};

void add_options(CommandLine& line, ClientSignOptions& options) {
  line.option("--csr FILE", &options.csr,
              "Certificate signing request, PEM or DER; - reads standard input");
  line.option("--from DIR", &options.from,
              "Directory of requests: signs each file *.csr, *.req and *.pem")
      .excludes("--csr")
      .needs("--output");
  line.option("--name NAME", &options.name,
              "Name of the client (default: the common name of the request)")
      .excludes("--from");
  add_issuer_option(line, options.issuer,
                    "Root or issuing CA that signs the certificate (default: the default root or, "
                    "without its private key, the only CA that has one)");
  add_validity_option(line, options.validity);
  auto& names = options.alternative_names;
  line.option("--email ADDRESS", &names.emails, "E-mail address; replaces the names of the request")
      .excludes("--from");
  line.option("--upn UPN", &names.upns, "User principal name; replaces the names of the request")
      .excludes("--from");
  line.option("--dns HOST", &names.dns, "Host name; replaces the names of the request")
      .excludes("--from");
  line.option("-o, --output FILE", &options.output,
              "Output file, - writes to standard output; with --from a directory");
  line.option("--format", &options.format,
              "Files of --from: cer: certificate in Base-64; pem: certificate and root; der: "
              "certificate in binary")
      .choices({"cer", "pem", "der"})
      .needs("--from");
  line.flag("--if-missing", &options.if_missing,
            "Skip clients that have a valid certificate of another key")
      .needs("--from");
  line.flag("--force", &options.force,
            "Replace output files; sign even if the client has a valid certificate")
      .excludes("--if-missing");
}

app::SignSettings to_settings(const ClientSignOptions& options, const Context& context) {
  using app::LiveClients;
  const auto live = options.if_missing ? LiveClients::skip : LiveClients::refuse;
  return {options.issuer, to_period(options.validity, "--validity"),
          options.force ? LiveClients::allow : live, !context.globals().dry_run};
}

ExitCode sign_folder(const ClientSignOptions& options, Context& context) {
  if (options.output == "-") {
    throw Error(ErrorKind::usage, "several certificates are not written to standard output")
        .hint("name a directory: -o DIR");
  }
  const app::SignFolderRequest request{to_settings(options, context), options.from, options.output,
                                       *app::parse_client_format(options.format),
                                       options.force ? OnExisting::replace : OnExisting::fail};
  const auto result = app::sign_folder(request, context.workspace(), signed_printer(context),
                                       progress(context, "signing requests"));
  return report_signed(context, result);
}

// Checked before signing: a certificate must not be in the store and then fail to be written.
void require_free(const ClientSignOptions& options) {
  if (options.force || options.output.empty() || options.output == "-") return;
  if (!std::filesystem::exists(std::filesystem::symlink_status(options.output))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(options.output)))
      .hint("add --force to replace it");
}

ExitCode run(const ClientSignOptions& options, Context& context) {
  if (!options.from.empty()) return sign_folder(options, context);
  if (options.csr.empty()) {
    throw Error(ErrorKind::usage, "no certificate request given")
        .hint("give one with --csr FILE, or a directory of them with --from DIR");
  }
  require_free(options);
  const app::SignRequest request{app::read_input(options.csr, context.services()), options.name,
                                 options.alternative_names};
  const app::RequestSigner signer(to_settings(options, context), context.workspace());
  const auto made = signer.sign(request);
  const bool to_file = !options.output.empty() && options.output != "-";
  if (!made.shortened.empty()) context.warn("the certificate is " + made.shortened);
  if (context.globals().json) print_signed_json(context, made.record, made.certificate.pem());
  const auto name = printable(made.record.name);
  const auto end = format_date(made.record.not_after);
  if (context.globals().dry_run) {
    context.info(made.is_earlier ? fmt::format("would write the certificate of '{}' again", name)
                                 : fmt::format("would sign '{}' with '{}', valid until {}", name,
                                               printable(made.record.issuer), end));
    return ExitCode::done;
  }
  if (to_file || !context.globals().json) {
    write_output(context, options.output, as_bytes(made.certificate.pem()), Access::everyone,
                 options.force);
  }
  context.info(fmt::format("{} '{}': {}, valid until {}",
                           made.is_earlier ? "this request was signed before:" : "signed", name,
                           made.record.thumbprint, end));
  return ExitCode::done;
}

constexpr std::array kClientSignExamples{
    Example{"p2sctl client sign --csr alice.csr -o alice.cer",
            "The private key stays on the device that created the request"},
    Example{"p2sctl client sign --csr - --name alice < request.pem",
            "From a pipe, with a different name"},
    Example{"p2sctl client sign --from requests/ -o certificates/",
            "Every request in a directory; run it again after an interruption"}};

}  // namespace

extern const Command client_sign{
    .path = "client sign",
    .summary = "Sign a certificate signing request",
    .details =
        "Verifies the signature of the request (CSR) and issues a client certificate for its key. "
        "The private key never leaves the device. Of the requested extensions, only valid subject "
        "alternative names are used. The certificate is written to standard output or to the file "
        "given with --output. A request that was signed before is not signed again: its "
        "certificate is written.\n\n"
        "With --from, each request in a directory is signed for the client that its common name "
        "names or, without one, its file name: requests/alice.csr becomes alice.cer in the output "
        "directory. Each is printed as soon as it is saved. A request that cannot be signed stops "
        "no other one; the errors are listed at the end. A request that is already signed is "
        "skipped, and its certificate is written if the file is missing, so that the same command "
        "finishes an interrupted run. A .pem file with something else is skipped.",
    .examples = kClientSignExamples,
    .see_also = "client issue,client import",
    .cancellable = true,
    .declare = make_command<ClientSignOptions, add_options, run>,
};

}  // namespace p2s::cli
