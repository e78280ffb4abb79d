// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// A root or issuing CA that nobody uses, and what is removed with it.
struct RootRemoval {
  store::RootRecord root;
  std::vector<store::ClientRecord> certificates;  ///< superseded, revoked or expired
};

/// Read-only. Error(conflict) naming the clients who would be cut off, because their current
/// certificate is of this CA, or the issuing CAs below it. Error(not_found).
P2S_API RootRemoval plan_root_removal(Workspace& workspace, const std::string& name);

/// Removes the certificates, then the root. Revocations are kept until they expire.
P2S_API void remove_root(const RootRemoval& removal, Workspace& workspace);

}  // namespace p2s::app
