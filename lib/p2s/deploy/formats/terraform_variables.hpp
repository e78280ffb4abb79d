// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/deployment.hpp>

#include <string>

namespace p2s::deploy::detail {

/// The variable gateway_id, by default the resource id of a deployment that has all its parts.
std::string gateway_id_variable(const Deployment& deployment);

/// A sensitive variable for the secret of each RADIUS server, each after an empty line. Ephemeral:
/// Terraform does not store the value.
std::string radius_variables(const spec::GatewaySpec& gateway, bool ephemeral);

}  // namespace p2s::deploy::detail
