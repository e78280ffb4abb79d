#pragma once

#include "../context.hpp"

#include <p2s/gateway/spec.hpp>

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace p2s::cli {

/// FILE: the p2s.toml of the gateway, else that of the workspace.
void add_spec_argument(CLI::App& app, std::string& file);

/// Reads it; nothing when none is named and there is no workspace.
std::optional<gateway::GatewaySpec> find_spec(const std::string& file, Context& context);

/// The same, but Error(not_found) when there is none.
gateway::GatewaySpec require_spec(const std::string& file, Context& context);

}  // namespace p2s::cli
