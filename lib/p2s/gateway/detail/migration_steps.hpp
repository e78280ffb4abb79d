#pragma once

#include <p2s/gateway/detail/tunnel_change.hpp>
#include <p2s/gateway/migration.hpp>

#include <vector>

namespace p2s::gateway {

/// What there is to do, in order. `target` is the gateway after the change.
std::vector<MigrationStep> migration_steps(const GatewaySpec& target, const TunnelChange& change,
                                           Time as_of);

}  // namespace p2s::gateway
