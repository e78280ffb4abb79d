// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>

namespace p2s::app::detail {

/// Fills in the clients of the request and findings about them, for the gateway of the plan.
/// Error(not_found); Error(conflict) for revoked and expired clients.
void choose_clients(KitPlan& plan, const KitRequest& request, Workspace& workspace);

}  // namespace p2s::app::detail
