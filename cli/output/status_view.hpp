// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/status/status_lines.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// On a terminal a screen: state, area, text, and the command below lines that need attention.
/// Otherwise "STATE\tAREA\tTEXT\tCOMMAND". With --quiet only what needs attention.
void print_status(Context& context, const std::vector<app::StatusLine>& lines);

/// [{"area","state","text","command"}]
nlohmann::ordered_json status_lines_json(const std::vector<app::StatusLine>& lines);

/// The lines and the facts behind them; null is unknown.
void print_status_json(Context& context, const app::GatewayStatus& status,
                       const std::vector<app::StatusLine>& lines);

}  // namespace p2s::cli
