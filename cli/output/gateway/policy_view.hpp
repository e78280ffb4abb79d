// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/base/finding.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// The published tables, strongest first, the values and limits of custom policies, what
/// strongSwan clients should offer, and the findings.
void show_policies(Context& context, const std::vector<azure::IpsecPolicy>& policies,
                   const Findings& findings);

}  // namespace p2s::cli
