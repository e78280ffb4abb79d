// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/export_revocations.hpp>
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
  std::string resource_group;
  bool prune = false;
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, RevocationExportOptions& options) {
  line.option(
          "--format", &options.format,
          "text: one thumbprint per line, for Azure; json; csv: name, thumbprint and dates; crl: a "
          "CRL signed by the issuer, PEM; az, powershell: commands; terraform: blocks for azurerm; "
          "arm: a list for a template")
      .choices({"text", "json", "csv", "crl", "az", "powershell", "terraform", "arm"})
      .required();
  line.option("--root ROOT", &options.root,
              "Only certificates of this root or issuing CA, and of those below it; for a CRL, the "
              "one that signs it (default: as of client issue)");
  line.option("--validity PERIOD", &options.validity,
              "Time until the next CRL: a number followed by y, m, d or h");
  line.option("--resource-group GROUP", &options.resource_group,
              "Resource group of the gateway, for az and powershell");
  line.flag("--prune", &options.prune,
            "Without expired certificates, which Azure rejects in any case");
  add_output_option(line, options.output);
  add_force_option(line, options.force);
}

std::string to_csv(const app::RevocationExport& revoked) {
  std::string text = "name,thumbprint,revoked_at,not_after\n";
  for (std::size_t i = 0; i < revoked.entries.size(); ++i) {
    const auto& client = revoked.clients[i];
    text += fmt::format("{},{},{},{}\n", revoked.entries[i].name, client.thumbprint,
                        format_time(*client.revoked_at), format_time(client.not_after));
  }
  return text;
}

std::string content_of(const RevocationExportOptions& options, const app::RevocationExport& revoked,
                       Context& context) {
  if (options.format == "crl") {
    return app::make_crl(context.workspace(), options.root,
                         to_period(options.validity, "--validity"));
  }
  if (options.format == "json") return revocations_document(context, revoked.clients);
  if (options.format == "csv") return to_csv(revoked);
  if (options.format != "text") {
    const auto format = deploy::parse_entry_format(options.format);
    return deploy::entry_text(
        deploy::EntryKind::revoked, format, revoked.entries,
        app::entry_target(context.workspace(), format, options.resource_group));
  }
  std::string text;
  for (const auto& client : revoked.clients) text += client.thumbprint + "\n";
  return text;
}

/// What matters for a gateway: a CRL has no limit.
void advise(const RevocationExportOptions& options, const app::RevocationExport& revoked,
            Context& context) {
  constexpr std::size_t kMany = deploy::kMostRevoked / 10 * 9;
  if (options.format == "crl") return;
  if (revoked.entries.size() > kMany) {
    context.warn(fmt::format("{} revoked certificates; a gateway has at most {}",
                             revoked.entries.size(), deploy::kMostRevoked));
  }
  if (revoked.expired > 0 && !options.prune) {
    context.info(fmt::format(
        "{} no entry on the gateway; leave them out with --prune",
        counted(revoked.expired, "expired certificate needs", "expired certificates need")));
  }
}

ExitCode run(const RevocationExportOptions& options, Context& context) {
  const bool to_file = !options.output.empty() && options.output != "-";
  const auto revoked = app::export_revocations(context.workspace(), options.root, options.prune);
  advise(options, revoked, context);
  if (context.globals().dry_run && (to_file || options.format == "crl")) {
    context.info(fmt::format("would write {} as {}",
                             counted(revoked.clients.size(), "revocation", "revocations"),
                             options.format));
    if (context.globals().json) print_revocations_json(context, revoked.clients);
    return ExitCode::done;
  }
  const std::string content = content_of(options, revoked, context);
  if (to_file || !context.globals().json) {
    write_output(context, options.output, as_bytes(content), Access::everyone, options.force);
  }
  if (!context.globals().json) return ExitCode::done;
  JsonFields further;
  if (options.format == "crl" && !to_file) further.emplace_back("crl", content);
  if (to_file) further.emplace_back("file", options.output);
  print_revocations_json(context, revoked.clients, further);
  return ExitCode::done;
}

constexpr std::array kRevocationExportExamples{
    Example{"p2sctl revocation export --format text", "To paste into the gateway's configuration"},
    Example{"p2sctl revocation export --format az --resource-group rg-net",
            "Commands for the Azure CLI"},
    Example{"p2sctl revocation export --format crl -o root.crl", "For programs that read CRLs"}};

}  // namespace

extern const Command revocation_export{
    .path = "revocation export",
    .summary = "Export revoked thumbprints for Azure and its tools, or a CRL",
    .details =
        "Azure identifies revoked clients by thumbprint and does not read CRLs: use --format text, "
        "or one of az, powershell, terraform and arm, whose entries have names that are valid and "
        "unique on a gateway. Commands add one entry at a time, each in about a minute; use "
        "p2sctl gateway deploy for many. The Azure CLI's command would remove the user groups of a "
        "gateway, and is refused if p2s.toml has groups. "
        "A CRL is signed by one root or issuing CA, whose private key must be in the store, and "
        "lists the clients that it issued.",
    .examples = kRevocationExportExamples,
    .see_also = "revocation list,client revoke",
    .declare = make_command<RevocationExportOptions, add_options, run>,
};

}  // namespace p2s::cli
