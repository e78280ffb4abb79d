// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/planning/deployment_summary.hpp>

namespace p2s::cli {

/// What a gateway of this description gives its clients.
void show_deployment_summary(Context& context, const spec::GatewaySpec& spec,
                             const planning::DeploymentSummary& summary);

}  // namespace p2s::cli
