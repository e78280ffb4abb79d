// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/files/export_client.hpp>
#include <p2s/app/clients/selection/client_outcome.hpp>
#include <p2s/base/files/files.hpp>

#include <filesystem>

namespace p2s::app {

/// A file for one client.
struct ClientFile {
  std::filesystem::path path;
  ClientFormat format = ClientFormat::pfx;
  PfxProtection protection;
  OnExisting existing = OnExisting::fail;

  /// Whether a generated password is written next to it.
  bool has_password_file() const noexcept {
    return format == ClientFormat::pfx && protection.password == nullptr;
  }
};

/// Writes the file and, for a generated password, the one next to it; false if the same is there
/// already. Exports of keys are recorded before. Error(conflict) if another file is there and must
/// not be replaced.
P2S_API bool write_client_file(Workspace& workspace, const store::ClientRecord& client,
                               const ClientFile& file);

/// The current certificates of several clients, or the selected ones, as FOLDER/NAME.FORMAT.
struct FolderExport {
  std::filesystem::path folder;
  ClientFormat format = ClientFormat::pfx;
  PfxProtection protection;
  OnExisting existing = OnExisting::fail;

  P2S_API ClientFile file_for(const std::string& name) const;
};
P2S_API ClientOutcome export_clients(Workspace& workspace, const SelectedClients& selected,
                                     const FolderExport& request, bool dry = false);

}  // namespace p2s::app
