// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/store/records.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

struct KitStatusRequest {
  std::filesystem::path azure;  ///< current package of the gateway; empty: see compared_with
  Period soon{30, Period::Unit::days};
};

/// Why a client needs a new kit.
struct KitReason {
  std::string id;     ///< "expiring", "superseded", "sstp", "server_roots", …
  std::string text;   ///< "server roots changed from 'A' to 'B'"
  std::string brief;  ///< for a table: "server roots changed"
};

/// One client or user, and the latest kit built for them.
struct KitStatus {
  std::string name;
  std::string thumbprint;        ///< of the certificate in the kit; empty for users without one
  std::optional<Time> built_at;  ///< empty without a kit, or if an earlier version built it
  std::string source;            ///< file name of the package, or "p2s.toml"
  std::vector<std::string> gateways;
  std::vector<std::string> server_roots;
  std::vector<std::string> tunnels;
  std::vector<KitReason> reasons;
  bool has_left = false;  ///< every certificate is revoked: no new kit

  bool needs_kit() const noexcept { return !has_left && !reasons.empty(); }
};

struct KitStatusReport {
  /// What the kits were compared with: --azure, otherwise p2s.toml if the newest kit was built from
  /// it, otherwise the package of the newest kit. Empty without kits.
  std::string compared_with;
  std::vector<std::string> incomparable;  ///< facts of the kits that it does not state
  std::vector<KitStatus> kits;            ///< by name
};

/// Compares the kits recorded in the store with the gateway and with the certificates of today.
/// Error(not_found, malformed) for the package.
P2S_API KitStatusReport kit_status(const KitStatusRequest& request, Workspace& workspace);

}  // namespace p2s::app
