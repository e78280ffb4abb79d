#pragma once

#include "command_line.hpp"

#include <p2s/gateway/ipsec_policy.hpp>

namespace p2s::cli {

/// --ike-encryption … --sa-data-size: one option for each field of a custom policy.
void add_policy_options(CommandLine& line, gateway::IpsecPolicy& typed);

/// Nothing of a policy was typed.
bool is_empty(const gateway::IpsecPolicy& typed);

/// `written` with what was typed in its place.
gateway::IpsecPolicy overlaid(gateway::IpsecPolicy written, const gateway::IpsecPolicy& typed);

}  // namespace p2s::cli
