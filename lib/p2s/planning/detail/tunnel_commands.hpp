// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec.hpp>

#include <string>

namespace p2s::planning {

/// The commands of Azure PowerShell that set the tunnel types of a gateway, a line each. The
/// documented form repeats pool, authentication and custom routes, which
/// Set-AzVirtualNetworkGateway would otherwise drop or ask for; what the spec does not contain is
/// taken from the gateway.
std::string tunnel_commands(const spec::GatewaySpec& target);

}  // namespace p2s::planning
