// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct RevocationExportOptions {
  std::string format;
  std::string root;
  std::string validity = "30d";
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, RevocationExportOptions& options) {
  line.option(
          "--format", &options.format,
          "text: one thumbprint per line, for Azure; json; crl: a CRL signed by the issuer, PEM")
      .choices({"text", "json", "crl"})
      .required();
  line.option("--root ROOT", &options.root,
              "Only certificates of this root or issuing CA, and of those below it; for a CRL, the "
              "one that signs it (default: as of client issue)");
  line.option("--validity PERIOD", &options.validity,
              "Time until the next CRL: a number followed by y, m, d or h");
  add_output_option(line, options.output);
  add_force_option(line, options.force);
}

std::string content_of(const RevocationExportOptions& options, Context& context) {
  if (options.format == "crl") {
    return app::make_crl(context.workspace(), options.root,
                         to_period(options.validity, "--validity"));
  }
  const auto revoked = app::revocations(context.workspace(), options.root);
  if (options.format == "json") return revocations_document(context, revoked);
  std::string text;
  for (const auto& client : revoked) text += client.thumbprint + "\n";
  return text;
}

ExitCode run(const RevocationExportOptions& options, Context& context) {
  const bool to_file = !options.output.empty() && options.output != "-";
  if (context.globals().dry_run && (to_file || options.format == "crl")) {
    const auto revoked = app::revocations(context.workspace(), options.root);
    context.info(fmt::format("would write {} as {}",
                             counted(revoked.size(), "revocation", "revocations"), options.format));
    if (context.globals().json) print_revocations_json(context, revoked);
    return ExitCode::done;
  }
  const std::string content = content_of(options, context);
  if (to_file || !context.globals().json) {
    write_output(context, options.output, as_bytes(content), Access::everyone, options.force);
  }
  if (!context.globals().json) return ExitCode::done;
  JsonFields further;
  if (options.format == "crl" && !to_file) further.emplace_back("crl", content);
  if (to_file) further.emplace_back("file", options.output);
  print_revocations_json(context, app::revocations(context.workspace(), options.root), further);
  return ExitCode::done;
}

constexpr std::array kRevocationExportExamples{
    Example{"p2sctl revocation export --format text", "To paste into the gateway's configuration"},
    Example{"p2sctl revocation export --format crl -o root.crl", "For programs that read CRLs"}};

}  // namespace

extern const Command revocation_export{
    .path = "revocation export",
    .summary = "Export revoked thumbprints for Azure, or a CRL",
    .details =
        "Azure identifies revoked clients by thumbprint and does not read CRLs: use --format text. "
        "A CRL is signed by one root or issuing CA, whose private key must be in the store, and "
        "lists the clients that it issued.",
    .examples = kRevocationExportExamples,
    .see_also = "revocation list,client revoke",
    .declare = make_command<RevocationExportOptions, add_options, run>,
};

}  // namespace p2s::cli
