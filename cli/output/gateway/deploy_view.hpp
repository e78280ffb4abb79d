// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/gateway/deployed/deploy_gateway.hpp>

#include <string>

namespace p2s::cli {

/// The file on stdout, or its path if it was written, and on stderr the commands for the client
/// package. With --json, a document (schema/deployment.json).
void show_deployment(Context& context, const app::GatewayDeployment& deployment,
                     const std::string& format, const std::string& path);

/// The deployed gateway has the desired state.
void show_nothing_to_deploy(Context& context, const std::string& format);

}  // namespace p2s::cli
