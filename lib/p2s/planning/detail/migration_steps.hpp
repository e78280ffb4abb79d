// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/planning/migration.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <vector>

namespace p2s::planning {

/// The steps in order. `target` is the gateway after the change.
std::vector<MigrationStep> migration_steps(const spec::GatewaySpec& target,
                                           const rules::TunnelChange& change, Time as_of);

}  // namespace p2s::planning
