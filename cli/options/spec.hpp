// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/spec/spec.hpp>

#include <optional>
#include <string>

namespace p2s::cli {

/// FILE: the p2s.toml of the gateway (default: that of the workspace).
void add_spec_argument(CommandLine& line, std::string& file);

/// Reads it. Empty if no file is given and there is no workspace.
std::optional<spec::GatewaySpec> find_spec(const std::string& file, Context& context);

/// The same, but throws Error(not_found) instead.
spec::GatewaySpec require_spec(const std::string& file, Context& context);

}  // namespace p2s::cli
