#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/sign_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientSignOptions {
  std::string csr;
  std::string name;
  std::string root;
  std::string validity = "1y";
  pki::AlternativeNames alternative_names;
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, ClientSignOptions& options) {
  line.option("--csr FILE", &options.csr,
              "the certificate signing request, PEM or DER; - is standard input")
      .required();
  line.option("--name NAME", &options.name, "the name of the client; else the CN of the request");
  line.option("--root ROOT", &options.root, "the root that signs; else the default one");
  add_validity_option(line, options.validity);
  auto& names = options.alternative_names;
  line.option("--email ADDRESS", &names.emails,
              "an e-mail address, instead of the request's names");
  line.option("--upn UPN", &names.upns, "a user principal name, instead of the request's names");
  line.option("--dns HOST", &names.dns, "a host name, instead of the request's names");
  add_output_option(line, options.output);
  line.flag("--force", &options.force,
            "replace the output file; sign though the client has a live certificate");
}

app::SignRequest to_request(const ClientSignOptions& options, Context& context) {
  app::SignRequest request;
  request.validity = to_period(options.validity, "--validity");
  request.csr = read_input(options.csr);
  request.name = options.name;
  request.root = options.root;
  request.alternative_names = options.alternative_names;
  request.live = options.force ? app::LiveClients::allow : app::LiveClients::refuse;
  request.keep = !context.globals().dry_run;
  return request;
}

// Before anything is signed: a certificate must not be in the store and then have no place to go.
void require_free(const ClientSignOptions& options) {
  if (options.force || options.output.empty() || options.output == "-") return;
  if (!std::filesystem::exists(std::filesystem::symlink_status(options.output))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' exists already", printable(options.output)))
      .hint("add --force to replace it");
}

ExitCode run(const ClientSignOptions& options, Context& context) {
  require_free(options);
  const auto made = app::sign_client(to_request(options, context), context.workspace());
  const bool to_file = !options.output.empty() && options.output != "-";
  if (context.globals().json) print_signed_json(context, made.record, made.certificate.pem());
  if (context.globals().dry_run) {
    context.info(fmt::format("would sign '{}' with root '{}', valid until {}",
                             printable(made.record.name), printable(made.record.root),
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
            "the key stays where the request was made"},
    Example{"p2sctl client sign --csr - --name alice < request.pem",
            "from a pipe, under another name"}};

}  // namespace

extern const Command client_sign{
    .path = "client sign",
    .summary = "sign a request, so that the key never leaves the device",
    .details =
        "Checks the signature of a CSR and makes a client certificate for its key. Of what the "
        "request asks for only "
        "valid alternative names are taken. The certificate goes to standard output or to the file "
        "of --output.",
    .examples = kClientSignExamples,
    .see_also = "client issue,client import",
    .declare = make_command<ClientSignOptions, add_options, run>,
};

}  // namespace p2s::cli
