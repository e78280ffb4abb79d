#pragma once

#include "context.hpp"

#include <p2s/planning/effect.hpp>

namespace p2s::cli {

/// What this configuration means for the clients of the gateway.
void show_effect(Context& context, const spec::GatewaySpec& spec,
                 const planning::GatewayEffect& effect);

}  // namespace p2s::cli
