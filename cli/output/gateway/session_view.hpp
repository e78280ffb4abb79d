// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/list.hpp"

#include <p2s/app/gateway/deployed/gateway_sessions.hpp>

#include <string>

namespace p2s::cli {

/// Names of the columns of `gateway sessions`, for help.
std::string session_columns();

/// The sessions as a table or CSV, or {"sessions":[…],"use":[…],"refused","outside"}
/// (schema/sessions.json).
void show_sessions(Context& context, const app::SessionReport& report, const ListChoice& choice);

}  // namespace p2s::cli
