// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/roots/rotate_root.hpp>
#include <p2s/app/status/known.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/planning/retirement.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace p2s::app {

struct ClientCounts {
  std::size_t valid = 0;       ///< people and devices with a valid current certificate
  std::size_t expiring = 0;    ///< of these, within kExpiringSoon
  std::size_t expired = 0;     ///< whose current certificate has expired
  std::size_t superseded = 0;  ///< older certificates that the gateway still accepts
  /// Names by the end of their current certificate, of those who have a valid one.
  std::map<Time, std::vector<std::string>> ends;
};

/// Revoked certificates that have not expired.
struct RevocationState {
  std::set<std::string> thumbprints;
  std::optional<Time> compared;  ///< when the gateway was last compared; empty: never
  std::size_t missing = 0;       ///< those that it accepted then, and those revoked since
};

struct KitCounts {
  std::size_t built = 0;   ///< who has a kit
  std::size_t needed = 0;  ///< who needs a new one
};

struct BackupState {
  bool is_file = true;       ///< otherwise a database on a server, which is backed up there
  std::optional<Time> last;  ///< the last one in the event log
  std::size_t changes = 0;   ///< events since then
};

/// The state of a workspace as of services.as_of.
struct GatewayStatus {
  std::string name;                             ///< of the gateway; empty without a p2s.toml
  Known<std::vector<store::RootRecord>> roots;  ///< without issuing CAs
  Known<ClientCounts> clients;
  Known<RevocationState> revocations;
  Known<std::vector<Rotation>> rotations;
  Known<KitCounts> kits;
  Known<rules::GatewayReport> check;
  Known<std::vector<planning::Retirement>> retirements;
  Known<std::vector<std::string>> store_problems;
  Known<BackupState> backup;
};

/// Reads workspace and store, never the passphrase. What cannot be read is unknown.
/// Error(not_found) if there is neither a workspace nor a store.
P2S_API GatewayStatus gateway_status(Workspace& workspace, const WorkspaceChoice& choice);

}  // namespace p2s::app
