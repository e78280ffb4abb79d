#include <p2s/gateway/detail/gateway_facts.hpp>
#include <p2s/gateway/gateway_check.hpp>
#include <p2s/gateway/rules/areas.hpp>

namespace p2s::gateway {

GatewayReport check_gateway(const GatewaySpec& spec, const Certificates& certificates, Time as_of) {
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

}  // namespace p2s::gateway
