#include <p2s/gateway/detail/gateway_facts.hpp>
#include <p2s/gateway/policy_check.hpp>
#include <p2s/gateway/rules/areas.hpp>

namespace p2s::gateway {

Findings check_policies(const GatewaySpec& spec, Time as_of) {
  auto judged = spec;
  if (judged.tunnels.empty()) judged.tunnels.insert(Tunnel::ikev2);
  const Certificates none;
  const GatewayFacts facts(judged, none, as_of);
  Findings findings;
  for (const auto& rule : policy_rules().rules) rule.check(facts, rule, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::gateway
