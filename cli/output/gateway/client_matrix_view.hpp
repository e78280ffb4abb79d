// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/planning/client_support.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"as_of","tunnels","authentication","compatible","clients":[…],"unsupported":[…]}
/// or, for people, one line per client software, then one for each group of users without any.
void show_client_matrix(Context& context, const planning::ClientQuery& question,
                        const planning::ClientSupport& choice);

}  // namespace p2s::cli
