#pragma once

#include "command_line.hpp"

#include <p2s/azure/ipsec_policy.hpp>

namespace p2s::cli {

/// --ike-encryption … --sa-data-size: one option for each field of a custom policy.
void add_policy_options(CommandLine& line, azure::IpsecPolicy& typed);

/// Nothing of a policy was typed.
bool is_empty(const azure::IpsecPolicy& typed);

/// `written` with what was typed in its place.
azure::IpsecPolicy overlaid(azure::IpsecPolicy written, const azure::IpsecPolicy& typed);

}  // namespace p2s::cli
