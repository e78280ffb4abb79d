#pragma once

#include "context.hpp"

#include <p2s/gateway/effect.hpp>

namespace p2s::cli {

/// What a gateway of this description gives its clients.
void show_effect(Context& context, const gateway::GatewaySpec& spec,
                 const gateway::GatewayEffect& effect);

}  // namespace p2s::cli
