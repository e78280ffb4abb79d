#pragma once

#include "output/output.hpp"

#include <p2s/planning/client_support.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"as_of","tunnels","authentication","compatible","clients":[…],"left_out":[…]}
/// or, for people, a line for each usable client, then one for each kind of user that has none.
void show_client_matrix(Context& context, const planning::ClientQuery& query,
                        const planning::ClientSupport& support);

}  // namespace p2s::cli
