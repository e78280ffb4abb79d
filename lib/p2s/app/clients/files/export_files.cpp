// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/export_files.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

bool is_taken(const std::filesystem::path& path) {
  return std::filesystem::exists(std::filesystem::symlink_status(path));
}

Secret password_of(const ClientFile& file) {
  if (!file.has_password_file()) return file.protection.password->clone();
  const Secret line(read_file(password_file_of(file.path)));
  return Secret(trim(line.text()));
}

/// Whether the file at that path is what would be written; a PFX is one of the same certificate.
bool is_written(Workspace& workspace, const store::ClientRecord& client, const ClientFile& file) {
  try {
    const Secret found(read_file(file.path));
    if (file.format != ClientFormat::pfx)
      return found.text() == export_client(workspace, client, file.format, {}).content.text();
    const auto pfx = pki::read_pfx(found.bytes(), password_of(file));
    return pfx.leaf && pfx.leaf->thumbprint() == client.thumbprint;
  } catch (const Error&) {
    return false;  // another file: unreadable, or of another password
  }
}

[[noreturn]] void refuse_existing(const std::filesystem::path& path) {
  throw Error(ErrorKind::conflict,
              fmt::format("'{}' already exists and is another file", printable(path.string())))
      .hint("add --force to replace it");
}

}  // namespace

bool write_client_file(Workspace& workspace, const store::ClientRecord& client,
                       const ClientFile& file) {
  if (file.existing == OnExisting::fail && is_taken(file.path)) {
    if (is_written(workspace, client, file)) return false;
    refuse_existing(file.path);
  }
  const auto made =
      export_client(workspace, client, file.format, file.protection, waiting_password(file.path));
  // The event is recorded first: no key leaves the store without one.
  if (holds_key(file.format)) record_export(workspace, client, file.format);
  if (file.format == ClientFormat::pfx) {
    write_pfx(file.path, made.content, made.generated_password, file.existing);
  } else {
    write_file(file.path, made.content.bytes(),
               holds_key(file.format) ? Access::owner_only : Access::everyone, file.existing);
  }
  return true;
}

ClientFile FolderExport::file_for(const std::string& name) const {
  return {folder / fmt::format("{}.{}", file_name_for(name), to_string(format)), format, protection,
          existing};
}

ClientOutcome export_clients(Workspace& workspace, const SelectedClients& selected,
                             const FolderExport& request, bool dry) {
  const Time at = workspace.services().as_of;
  if (!dry) make_private_directory(request.folder);
  return for_each_selected(
      selected, workspace.services(), [&](const SelectedClient& client, ClientOutcome& outcome) {
        const auto& current = current_certificate(client.certificates, at);
        if (!client.is_named && !is_live(current, at)) return;
        const auto file = request.file_for(current.name);
        const auto whole = whole_client(workspace.inventory(), current);
        if (dry || write_client_file(workspace, whole, file))
          outcome.done.push_back(current);
        else
          outcome.skipped.push_back(
              {client.spelled, fmt::format("is in '{}' already", printable(file.path.string()))});
      });
}

}  // namespace p2s::app
