// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/deploy/entries.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace p2s::app {

struct RevocationExport {
  std::vector<store::ClientRecord> clients;  ///< as by revocations()
  std::vector<deploy::Entry> entries;        ///< of the same clients, with the names of Azure
  std::size_t expired = 0;  ///< certificates that Azure rejects without a revocation
};

/// Revoked clients (see revocations()) and their names on the gateway, which are those of
/// desired_gateway(). With `prune`, without expired ones.
P2S_API RevocationExport export_revocations(Workspace& workspace, const std::string& root,
                                            bool prune);

/// The gateway of p2s.toml, if there is one, for entries in this format. Error(unsupported) if the
/// tool would remove user groups of the gateway.
P2S_API deploy::EntryTarget entry_target(Workspace& workspace, deploy::EntryFormat format,
                                         const std::string& resource_group);

}  // namespace p2s::app
