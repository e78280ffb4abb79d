// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// A root of the store, and whether the gateway of a package trusts it for clients.
struct StoredRootTrust {
  std::string name;
  std::string thumbprint;
  std::optional<bool> trusted;  ///< empty: no part of the package says so
  bool has_clients = false;     ///< clients with valid certificates
};

struct CheckedPackage {
  std::string kind;  ///< "vendor-package", "kit"
  Findings findings;
  std::vector<StoredRootTrust> store_roots;  ///< of a vendor package in a workspace
};

/// Checks a vendor package, a part of one or a finished kit, each as zip, folder or file, as of the
/// workspace's services. With `azure`, checks that the kit matches that package. In a workspace
/// with a store, compares with it. Error(usage) if `azure` is given for something other than a kit;
/// Error(malformed) for something that is neither.
P2S_API CheckedPackage check_package(const std::filesystem::path& path,
                                     const std::filesystem::path& azure, Workspace& workspace);

}  // namespace p2s::app
