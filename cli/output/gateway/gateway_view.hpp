// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/check_gateway.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace p2s::cli {

/// The path as shown in messages: relative if it is below the current directory.
std::string shown_path(const std::filesystem::path& file);

/// Findings for people: errors, warnings, notes, then silenced ones; each in the order of the
/// file, with its position: "p2s.toml:12:10: error POOL-020: …".
void print_check(Context& context, const app::GatewayCheck& check);

/// {"file","pools","findings","errors","warnings","notes","silenced"}; findings carry "line" and
/// "column" if available, silenced ones also "reason".
void print_check_json(Context& context, const app::GatewayCheck& check);

/// "no errors, 2 warnings, 5 notes, 1 silenced"
std::string check_summary(const app::GatewayCheck& check);

}  // namespace p2s::cli
