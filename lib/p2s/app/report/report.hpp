// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/status/status_lines.hpp>
#include <p2s/planning/address_map.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <map>
#include <string>
#include <vector>

namespace p2s::app {

/// Pages list the newest changes only, and count all.
inline constexpr std::size_t kShownChanges = 200;

/// What is reported about a workspace.
struct Report {
  Time at{};       ///< services.as_of
  Time created{};  ///< services.clock
  Time since{};    ///< of the changes
  GatewayStatus status;
  std::vector<StatusLine> lines;
  Known<std::vector<planning::MapBlock>> map;
  Known<std::vector<store::RootRecord>> authorities;  ///< roots and issuing CAs
  Known<std::vector<ClientRow>> clients;              ///< current certificates, by name
  Known<std::vector<store::EventRecord>> changes;     ///< newest first
  /// Names by thumbprint, for the newest kShownChanges of them.
  std::map<std::string, std::string> names;
};

/// Reads workspace and store, never the passphrase. What cannot be read is unknown.
/// Error(not_found) if there is neither a workspace nor a store.
P2S_API Report make_report(Workspace& workspace, const WorkspaceChoice& choice, Time since);

}  // namespace p2s::app
