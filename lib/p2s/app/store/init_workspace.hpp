// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

#include <filesystem>
#include <string>

namespace p2s::app {

struct InitRequest {
  std::filesystem::path directory;
  std::string gateway_name;
  WorkspaceChoice choice;  ///< passphrase and location of the store
  bool dry_run = false;
  pki::ScryptParameters cost;  ///< of the passphrase; lower in tests
  bool allow_weak_passphrase = false;
};

struct InitResult {
  std::filesystem::path spec;
  std::string store_url;
};

/// Creates a directory with p2s.toml and a new store, both or neither. Error(conflict) if either
/// exists.
P2S_API InitResult init_workspace(const InitRequest& request, const Services& services);

}  // namespace p2s::app
