// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/lab/connect_lab.hpp>
#include <p2s/app/lab/start_lab.hpp>

#include <string>
#include <vector>

namespace p2s::cli {

/// {"connections": […], "unexpected"}.
void print_connections_json(Context& context, const std::vector<app::LabConnection>& connections,
                            std::size_t unexpected);
/// One row per connection: client, software, result, whether it is as expected, and address or
/// cause.
void print_connections(Context& context, const std::vector<app::LabConnection>& connections);

/// {"lab": {…}} of a lab that runs, or would.
void print_lab_json(Context& context, const std::string& folder, const app::StartedLab& lab);
void print_lab(Context& context, const std::string& folder, const app::StartedLab& lab);

}  // namespace p2s::cli
