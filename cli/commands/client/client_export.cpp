// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "options/protection.hpp"
#include "output/output.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/files/export_files.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientExportOptions {
  ClientChoice clients;
  std::string format;
  std::string output;
  PfxChoice protection;
  bool force = false;
};

void add_options(CommandLine& line, ClientExportOptions& options) {
  add_client_choice(line, options.clients);
  line.option("--format", &options.format,
              "pfx: private key and chain; pem: certificate and root; cer: certificate in Base-64; "
              "der: certificate in binary; key: private key")
      .choices({"pfx", "pem", "cer", "der", "key"})
      .required();
  line.option("-o, --output FILE", &options.output,
              "Output file, - writes to standard output; for several clients a directory");
  add_pfx_options(line, options.protection);
  add_force_option(line, options.force);
}

bool to_file(const ClientExportOptions& options) {
  return !options.output.empty() && options.output != "-";
}

void require_free(const std::filesystem::path& file, bool force) {
  if (force || !std::filesystem::exists(std::filesystem::symlink_status(file))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(file.string())))
      .hint("add --force to replace it");
}

void require_place(const ClientExportOptions& options, const app::PfxProtection& protection,
                   bool pfx, const Context& context) {
  const bool generated = pfx && protection.password == nullptr;
  if (to_file(options)) {
    require_free(options.output, options.force);
    if (generated && app::waiting_password(options.output).empty())
      require_free(app::password_file_of(options.output), options.force);
    return;
  }
  if (generated) {
    throw Error(ErrorKind::usage, "a generated password cannot be written to standard output")
        .hint(
            "write the PFX to a file with -o FILE, or set its password with --pfx-password SOURCE");
  }
  if (context.globals().json && app::holds_key(*app::parse_client_format(options.format))) {
    throw Error(ErrorKind::usage, "a private key cannot be part of a JSON document")
        .hint("write it to a file with -o FILE");
  }
}

JsonFields facts_of(const ClientExportOptions& options, const store::ClientRecord& client) {
  JsonFields facts{
      {"name", client.name}, {"thumbprint", client.thumbprint}, {"format", options.format}};
  if (to_file(options)) facts.emplace_back("file", options.output);
  return facts;
}

void print_document(const ClientExportOptions& options, Context& context,
                    const store::ClientRecord& client, const Secret& content,
                    const std::string& password_file) {
  auto fields = facts_of(options, client);
  if (!password_file.empty()) fields.emplace_back("password_file", password_file);
  if (!to_file(options)) {
    fields.emplace_back("content", options.format == "der" ? to_base64(content.bytes())
                                                           : std::string(content.text()));
  }
  print_record(context, "export", fields);
}

/// One file for each client, in a directory.
ExitCode export_all(const ClientExportOptions& options, Context& context) {
  if (!to_file(options)) {
    throw Error(ErrorKind::usage, "several clients are not written to standard output")
        .hint("name a directory: -o DIR");
  }
  const auto selected = selected_clients(options.clients, context);
  app::FolderExport request{options.output,
                            *app::parse_client_format(options.format),
                            {},
                            options.force ? OnExisting::replace : OnExisting::fail};
  if (request.format == app::ClientFormat::pfx)
    request.protection = to_protection(options.protection, context);
  const auto outcome =
      app::export_clients(context.workspace(), selected, request, context.globals().dry_run);
  return report_exports(context, outcome, selected, request);
}

ExitCode run(const ClientExportOptions& options, Context& context) {
  if (options.clients.is_bulk()) return export_all(options, context);
  const auto format = *app::parse_client_format(options.format);
  auto& workspace = context.workspace();
  const auto selected = selected_clients(options.clients, context);
  if (!selected.failures.empty()) throw Error(selected.failures.front().error);
  const auto& client =
      app::current_certificate(selected.clients.front().certificates, context.services().as_of);
  const bool pfx = format == app::ClientFormat::pfx;
  app::PfxProtection protection;
  if (pfx) protection = to_protection(options.protection, context);
  require_place(options, protection, pfx, context);
  if (context.globals().dry_run) {
    context.info(fmt::format("would write the {} of '{}' ({}) to {}", options.format,
                             printable(client.name), client.thumbprint,
                             to_file(options) ? printable(options.output) : "standard output"));
    if (context.globals().json) print_record(context, "export", facts_of(options, client));
    return ExitCode::done;
  }
  const auto made = app::export_client(
      workspace, client, format, protection,
      pfx && to_file(options) ? app::waiting_password(options.output) : Secret());
  // The event is recorded first: no key leaves the store without one.
  if (app::holds_key(format)) app::record_export(workspace, client, format);
  std::string password_file;
  if (!made.generated_password.empty())
    password_file = app::password_file_of(options.output).string();
  if (pfx && to_file(options)) {
    app::write_pfx(options.output, made.content, made.generated_password,
                   options.force ? OnExisting::replace : OnExisting::fail);
    if (!password_file.empty()) context.info(fmt::format("wrote {}", printable(password_file)));
    context.info(fmt::format("wrote {}", printable(options.output)));
  } else if (to_file(options) || !context.globals().json) {
    const auto access = app::holds_key(format) ? Access::owner_only : Access::everyone;
    write_output(context, options.output, made.content.bytes(), access, options.force);
  }
  if (context.globals().json) print_document(options, context, client, made.content, password_file);
  return ExitCode::done;
}

constexpr std::array kClientExportExamples{
    Example{"p2sctl client export alice --format pfx -o alice.pfx",
            "With a generated password in alice.pfx.password"},
    Example{"p2sctl client export alice --format pfx -o alice.pfx --pfx-password prompt",
            "With a password of your choice"},
    Example{"p2sctl client export alice --format cer", "The certificate alone"},
    Example{"p2sctl client export --all --format pfx -o identities",
            "A PFX for everybody with a valid certificate, in a directory"}};

}  // namespace

extern const Command client_export{
    .path = "client export",
    .summary = "Export a client's PFX, certificate or private key",
    .details =
        "Writes the newest valid certificate of the client, or the certificate with the given "
        "thumbprint. Only the owner can read files with a private key. A generated password is "
        "written to FILE.password next to the PFX.\n\n"
        "For several clients, the files are written to the directory given with --output, with the "
        "names of the clients. Files that are there already are skipped, so the same command "
        "finishes an interrupted export; other files are replaced only with --force.",
    .examples = kClientExportExamples,
    .see_also = "client issue,client show,package build",
    .declare = make_command<ClientExportOptions, add_options, run>,
};

}  // namespace p2s::cli
