// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/packages/sums_signature.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit_reader.hpp>

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

struct PackageCheck {
  std::filesystem::path path;
  std::filesystem::path azure{};  ///< the package that a kit must match; empty: none
  Secret pfx_password{};          ///< of the kit's PFX files; empty: those remain unread
};

struct CheckedPackage {
  std::string kind;  ///< "vendor-package", "kit", "kit-file"
  Findings findings;
  std::vector<kit::UnreadFile> unread{};       ///< of a kit
  std::optional<SumsSigner> signer{};          ///< of a kit's SHA256SUMS, if the signature matches
  std::vector<StoredRootTrust> store_roots{};  ///< of a vendor package in a workspace
};

/// Checks a vendor package, a part of one, a finished kit or a file of one, each as zip, folder or
/// file, as of the workspace's services. With `azure`, checks that the kit matches that package. In
/// a workspace with a store, compares with it. Error(usage) if `azure` is given for something other
/// than a kit; Error(malformed) for something that is neither.
P2S_API CheckedPackage check_package(const PackageCheck& check, Workspace& workspace);

}  // namespace p2s::app
