// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/kits/status/kit_status.hpp>

namespace p2s::cli {

/// {"compared_with", "kits": […]}.
void print_kit_status_json(Context& context, const app::KitStatusReport& report);
/// One row per client or user: name, day, package and reasons.
void print_kit_status(Context& context, const app::KitStatusReport& report);
/// The same with headings and more columns, for spreadsheets.
void print_kit_status_csv(Context& context, const app::KitStatusReport& report);

}  // namespace p2s::cli
