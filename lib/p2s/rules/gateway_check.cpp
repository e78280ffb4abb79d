// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/gateway_check.hpp"

#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

namespace p2s::rules {

GatewayReport check_gateway(const spec::GatewaySpec& spec, const Certificates& certificates,
                            Time as_of) {
  const GatewayFacts facts(spec, certificates, as_of);
  GatewayReport report;
  auto pools = check_pools(facts.pool);
  report.pools = std::move(pools.pools);
  report.findings = std::move(pools.findings);
  for (const auto& set : rule_sets()) {
    for (const auto& rule : set.rules) rule.check(facts, rule, report.findings);
  }
  sort_findings(report.findings);
  report.silenced = silence(spec.rules, report.findings);
  return report;
}

}  // namespace p2s::rules
