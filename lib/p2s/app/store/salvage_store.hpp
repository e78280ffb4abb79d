// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/store/salvage/salvage.hpp>

namespace p2s::app {

struct SalvageRequest {
  std::string damaged;  ///< path or URL of a SQLite store; not changed
  std::string target;   ///< of the new store, likewise
  std::string backup;   ///< empty: none
  WorkspaceChoice choice;
  /// Leaves the private keys out and asks for a new passphrase, if the data key is lost.
  bool without_keys = false;
  bool dry_run = false;
};

struct SalvageResult {
  store::Salvage::Counts counts;
  Findings lost;  ///< STORE-005
};

/// Recovers what is readable of a damaged store into a new one, which passes check_store(). Rows
/// are kept only if they match their certificates, and keys only if they open. Error(malformed) if
/// the data key is lost; Error(wrong_secret).
P2S_API SalvageResult salvage_store(const SalvageRequest& request, const Services& services);

}  // namespace p2s::app
