// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/live/live_gateway.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

struct ImportedGateway {
  live::LiveGateway live;
  std::string spec;                      ///< the p2s.toml
  std::vector<std::string> roots;        ///< names of those added to the store
  std::vector<std::string> kept_inline;  ///< "root 'X' is in p2s.toml only: …"
  Findings findings;                     ///< LIVE-001 to LIVE-009
};

/// Reads a deployed gateway, and adds its roots that are not there to the store, if the workspace
/// has one; the p2s.toml refers to them by name, and has the certificates of others. With `dry`,
/// nothing is added. Errors: those of load_live_gateway() and of an existing store.
P2S_API ImportedGateway import_gateway(const std::filesystem::path& file, Workspace& workspace,
                                       bool dry);

}  // namespace p2s::app
