#pragma once

#include <p2s/gateway/ipsec_policy.hpp>

namespace CLI {
class App;
}

namespace p2s::cli {

/// --ike-encryption … --sa-data-size: one option for each field of a custom policy.
void add_policy_options(CLI::App& app, gateway::IpsecPolicy& typed);

/// Nothing of a policy was typed.
bool is_empty(const gateway::IpsecPolicy& typed);

/// `written` with what was typed in its place.
gateway::IpsecPolicy overlaid(gateway::IpsecPolicy written, const gateway::IpsecPolicy& typed);

}  // namespace p2s::cli
