// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <p2s/azure/ipsec_policy.hpp>

namespace p2s::cli {

/// --ike-encryption … --sa-data-size: one option for each field of a custom policy.
void add_policy_options(CommandLine& line, azure::IpsecPolicy& typed);

/// True if no policy option was given.
bool is_empty(const azure::IpsecPolicy& typed);

/// `written`, with the given options replaced.
azure::IpsecPolicy overlaid(azure::IpsecPolicy written, const azure::IpsecPolicy& typed);

}  // namespace p2s::cli
