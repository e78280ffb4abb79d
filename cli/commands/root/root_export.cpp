// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"

#include <p2s/app/clients/revocation/export_revocations.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/app/roots/export_root.hpp>
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct RootExportOptions {
  std::string name;
  std::string format = "cer";
  std::string resource_group;
  std::string output;
  bool force = false;
};

void add_options(CommandLine& line, RootExportOptions& options) {
  line.argument("ROOT", &options.name,
                "Root or issuing CA to export (default: the default root of the store)");
  line.option("--format", &options.format,
              "cer and pem: Base-64 X.509; der: binary; azure: the single Base-64 line for Azure's "
              "root certificate field; az, powershell: a command; terraform: a block for azurerm")
      .choices({"cer", "pem", "der", "azure", "az", "powershell", "terraform"});
  line.option("--resource-group GROUP", &options.resource_group,
              "Resource group of the gateway, for az and powershell");
  add_output_option(line, options.output);
  add_force_option(line, options.force);
}

app::RootFormat to_format(const std::string& text) {
  if (text == "der") return app::RootFormat::der;
  if (text == "azure") return app::RootFormat::azure;
  return text == "pem" ? app::RootFormat::pem : app::RootFormat::cer;
}

/// The certificate in the chosen format.
Bytes content_of(const RootExportOptions& options, Context& context,
                 const store::RootRecord& root) {
  const bool file = options.format == "cer" || options.format == "pem" || options.format == "der" ||
                    options.format == "azure";
  if (file) return app::export_root(root, to_format(options.format));
  const auto format = deploy::parse_entry_format(options.format);
  const auto target = app::entry_target(context.workspace(), format, options.resource_group);
  const Bytes line = app::export_root(root, app::RootFormat::azure);
  const std::array entries{
      deploy::Entry{azure::resource_name(root.name, "root"), std::string(trim(as_text(line)))}};
  return to_bytes(deploy::entry_text(deploy::EntryKind::root, format, entries, target));
}

/// With --json, stdout has the document; -o FILE still writes the certificate.
ExitCode print_document(const RootExportOptions& options, Context& context,
                        const store::RootRecord& root) {
  const bool to_file = !options.output.empty() && options.output != "-";
  JsonFields fields{
      {"name", root.name}, {"thumbprint", root.thumbprint}, {"format", options.format}};
  if (to_file) {
    fields.emplace_back("file", options.output);
  } else {
    const Bytes content = content_of(options, context, root);
    fields.emplace_back(
        "content", options.format == "der" ? to_base64(content) : std::string(as_text(content)));
  }
  print_record(context, "export", fields);
  return ExitCode::done;
}

/// Azure authenticates clients by their root; OpenVPN Connect 3 sends no issuing CAs.
void advise_on_upload(Context& context, const store::RootRecord& root) {
  if (root.is_root()) return;
  const auto top = app::Authorities(context.workspace().inventory()).root_of(root.name);
  context.info(fmt::format(
      "'{}' is an issuing CA: upload its root to Azure: p2sctl root export {} --format azure; "
      "then the issuing CA too, because OpenVPN Connect 3 does not send it",
      printable(root.name), shell_word(top)));
}

ExitCode run(const RootExportOptions& options, Context& context) {
  const store::RootRecord root = app::find_root(context.workspace().inventory(), options.name);
  advise_on_upload(context, root);
  const bool to_file = !options.output.empty() && options.output != "-";
  if (to_file && context.globals().dry_run) {
    context.info("would write " + printable(options.output));
  } else if (to_file || !context.globals().json) {
    const Bytes content = content_of(options, context, root);
    write_output(context, options.output, content, Access::everyone, options.force);
  }
  return context.globals().json ? print_document(options, context, root) : ExitCode::done;
}

constexpr std::array kRootExportExamples{
    Example{"p2sctl root export P2SRootCert --format azure",
            "To paste into the gateway's configuration"},
    Example{"p2sctl root export P2SRootCert --format powershell --resource-group rg-net",
            "A command that adds the root to the gateway"},
    Example{"p2sctl root export P2SRootCert -o root.cer", "A file that Windows opens"}};

}  // namespace

extern const Command root_export{
    .path = "root export",
    .summary = "Export a root or issuing CA for Azure or other programs",
    .details =
        "Writes only the certificate. The private key of a root never leaves the store.\n\n"
        "Azure accepts the clients of an issuing CA if its root is uploaded: export the root. The "
        "issuing CA can be uploaded after it, which OpenVPN Connect 3 requires.",
    .examples = kRootExportExamples,
    .see_also = "root show,root create",
    .declare = make_command<RootExportOptions, add_options, run>,
};

}  // namespace p2s::cli
