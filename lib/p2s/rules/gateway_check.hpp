// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/rule.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/rules/pool_check.hpp>
#include <p2s/rules/silenced_rules.hpp>
#include <p2s/spec/spec.hpp>

#include <vector>

namespace p2s::rules {

struct GatewayReport {
  std::vector<PoolSummary> pools;
  Findings findings;  ///< sorted
  std::vector<SilencedFinding> silenced;
};

/// Every rule that check_gateway() and check_pools() apply, and those that are not checked, by id.
P2S_API std::vector<Rule> gateway_check_rules();

/// Runs every rule over the spec as of that day.
P2S_API GatewayReport check_gateway(const spec::GatewaySpec& spec, const Certificates& certificates,
                                    Time as_of);

/// Raises the findings about missing facts (GW-030) to errors.
P2S_API void require_facts(GatewayReport& report);

}  // namespace p2s::rules
