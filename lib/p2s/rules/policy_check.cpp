// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/policy_check.hpp"

#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

namespace p2s::rules {

Findings check_policies(const spec::GatewaySpec& spec, Time as_of) {
  auto checked = spec;
  if (checked.tunnels.empty()) checked.tunnels.insert(azure::Tunnel::ikev2);
  const Certificates none;
  const GatewayFacts facts(checked, none, as_of);
  Findings findings;
  for (const auto& file : {policy_value_rules(), policy_client_rules()}) {
    for (const auto& rule : file) {
      if (rule.check != nullptr && applies(rule, as_of)) rule.check(facts, rule, findings);
    }
  }
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::rules
