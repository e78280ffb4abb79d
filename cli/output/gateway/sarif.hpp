// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/gateway/check_gateway.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// The check as one run of SARIF 2.1.0 (OASIS, 2020): every checked rule of the catalogue, a result
/// for each finding at its position in the file, silenced ones with their reason as justification;
/// only those of at least that severity.
void print_sarif(Context& context, const app::GatewayCheck& check, Severity least);

}  // namespace p2s::cli
