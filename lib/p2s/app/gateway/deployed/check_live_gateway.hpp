// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/gateway/check_gateway.hpp>
#include <p2s/live/live_gateway.hpp>

namespace p2s::app {

/// Every rule over a deployed gateway, those of the reader included. Subjects are paths in its
/// JSON; hints have no edits. The clients are those of the workspace's store, if there is one.
GatewayCheck check_live_gateway(const std::filesystem::path& file, live::LiveGateway live,
                                Workspace& workspace);

}  // namespace p2s::app
