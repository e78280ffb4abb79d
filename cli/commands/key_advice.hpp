// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <string>

namespace p2s::cli {

/// Warns about key types that Azure's documentation does not mention for point-to-site.
void advise_on_key(Context& context, const std::string& kind);

}  // namespace p2s::cli
