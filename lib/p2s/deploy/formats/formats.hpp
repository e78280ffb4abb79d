// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/deployment.hpp>

#include <string>

namespace p2s::deploy::detail {

// One function for each format; the gateway is complete. See emit().

std::string emit_az(const Deployment& deployment);
std::string emit_powershell(const Deployment& deployment);
std::string emit_terraform(const Deployment& deployment);
std::string emit_azapi(const Deployment& deployment);
std::string emit_bicep(const Deployment& deployment);
std::string emit_arm(const Deployment& deployment);

}  // namespace p2s::deploy::detail
