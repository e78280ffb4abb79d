// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

/// A difference and its consequences in words.
struct GatewayChange {
  live::Difference difference;  ///< before and after of roots are thumbprints
  std::string effect;           ///< "alice loses access"; may be empty
};

/// What the gateway lacks of the desired one.
struct GatewayDiff {
  live::LiveGateway live;
  std::vector<GatewayChange> changes;
  std::vector<std::string> lose_access;  ///< clients of the store that only the gateway accepts now
  std::vector<std::string> gain_access;
  bool new_kits = false;                 ///< users need new kits for some of the changes
  bool interrupts = false;               ///< some of the changes end connections
  std::vector<live::Part> not_compared;  ///< desired, but not in the output
  Findings findings;                     ///< of the output and the store: LIVE-001 to LIVE-009
};

/// Compares the gateway of a JSON file with desired_gateway(). Errors: theirs.
P2S_API GatewayDiff diff_gateway(const std::filesystem::path& file, Workspace& workspace);

}  // namespace p2s::app
