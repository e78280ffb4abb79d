#pragma once

#include <p2s/app/store/workspace.hpp>

#include <filesystem>
#include <string>

namespace p2s::app {

struct InitRequest {
  std::filesystem::path directory;
  std::string gateway_name;
  WorkspaceChoice choice;  ///< passphrase, and a store elsewhere when it names one
  bool dry_run = false;
  pki::ScryptParameters cost;  ///< of the passphrase; tests take less
};

struct InitResult {
  std::filesystem::path spec;
  std::string store_url;
};

/// Makes a directory with p2s.toml and a new store: both, or neither. Error(conflict) when either
/// is there.
P2S_API InitResult init_workspace(const InitRequest& request, const Services& services);

}  // namespace p2s::app
