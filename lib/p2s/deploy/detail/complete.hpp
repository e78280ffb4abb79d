// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec.hpp>

namespace p2s::deploy::detail {

/// Error(malformed) with everything that Azure requires and the gateway lacks.
void require_complete(const spec::GatewaySpec& gateway);

}  // namespace p2s::deploy::detail
