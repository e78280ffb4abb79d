// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"

#include <p2s/app/gateway/deployed/import_gateway.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayImportOptions {
  std::string file;
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, GatewayImportOptions& options) {
  line.argument("LIVE", &options.file, "JSON of the deployed gateway").required();
  add_output_option(line, options.output);
  add_force_option(line, options.force);
}

/// Checked before the store gets the roots.
void require_free_output(const GatewayImportOptions& options) {
  std::error_code ignored;
  if (options.force || !std::filesystem::exists(options.output, ignored)) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(options.output)))
      .hint("add --force to replace it");
}

void print_import_json(Context& context, const GatewayImportOptions& options,
                       const app::ImportedGateway& imported, bool to_file) {
  JsonFields fields{{"gateway", imported.live.spec.name},
                    {"form", std::string(live::display_name(imported.live.form))},
                    {"roots", imported.live.spec.roots.size()},
                    {"roots_added", imported.roots.size()},
                    {"revoked", imported.live.spec.revoked.size()}};
  if (to_file)
    fields.emplace_back("file", options.output);
  else
    fields.emplace_back("spec", imported.spec);
  print_checked(context, fields, imported.findings);
}

ExitCode run(const GatewayImportOptions& options, Context& context) {
  const bool to_file = !options.output.empty() && options.output != "-";
  const bool dry = context.globals().dry_run;
  if (to_file) require_free_output(options);
  const auto imported = app::import_gateway(options.file, context.workspace(), dry);
  if (!(dry && to_file) && (to_file || !context.globals().json)) {
    write_output(context, options.output, as_bytes(imported.spec), Access::everyone, options.force);
  }
  if (context.globals().json) {
    print_import_json(context, options, imported, to_file);
    return exit_code(imported.findings);
  }
  context.out().flush();
  for (const auto& each : imported.findings) {
    context.info(fmt::format("{} {}: {}: {}", to_string(each.severity), each.rule,
                             printable(each.subject), printable(each.message, 2000)));
  }
  for (const auto& each : imported.kept_inline) context.info(each);
  if (!imported.roots.empty())
    context.info(fmt::format("{} to the store: {}", dry ? "would add" : "added",
                             printable(join(imported.roots, ", "), 2000)));
  if (to_file && dry) context.info(fmt::format("would write '{}'", printable(options.output)));
  if (to_file && !dry)
    context.info(fmt::format("check it with: p2sctl gateway check {}", shell_word(options.output)));
  return exit_code(imported.findings);
}

constexpr std::array kGatewayImportExamples{
    Example{"p2sctl gateway import live.json -o p2s.toml --force",
            "Describe the deployed gateway in a new workspace"},
    Example{"p2sctl gateway import live.json", "Print the p2s.toml"}};

}  // namespace

extern const Command gateway_import{
    .path = "gateway import",
    .summary = "Write the p2s.toml of a deployed gateway",
    .details =
        "Writes a commented p2s.toml with the point-to-site configuration of a deployed gateway; "
        "gateway diff then finds no differences. LIVE is what one of these prints: az network "
        "vnet-gateway show --output json, az rest, Get-AzVirtualNetworkGateway | ConvertTo-Json "
        "-Depth 10, terraform show -json; or an exported ARM template.\n\n"
        "In a workspace, the roots that the store does not have are added to it as certificates "
        "without private keys, and p2s.toml refers to them by name. Without one, p2s.toml contains "
        "them. Revoked thumbprints of clients in the store have a comment with the client. Secrets "
        "are never read: p2s.toml names a source for them. With --dry-run, neither file nor store "
        "is written. Exits with status 3 if a finding is an error.",
    .examples = kGatewayImportExamples,
    .see_also = "gateway check,gateway diff,root import",
    .declare = make_command<GatewayImportOptions, add_options, run>,
};

}  // namespace p2s::cli
