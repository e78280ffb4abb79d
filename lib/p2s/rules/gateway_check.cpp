// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/gateway_check.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/needed_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::rules {
namespace {

/// Reports what the certificates show on their own.
void check_certificates(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto add = [&](const CertificateSummary& certificate, const std::string& subject,
                       const std::string& name) {
    auto fault = rule.fault(certificate, facts.as_of);
    if (fault)
      findings.push_back(
          finding(rule, fault->severity, subject, name + fault->message, std::move(fault->hint)));
  };
  // A subject such as "roots[0]" does not identify the root.
  for (const auto* root : facts.known.roots) {
    if (!rule.of_roots) continue;
    const auto name = printable(root->name);
    const auto subject = subject_of(*root);
    add(root->facts, subject,
        subject == "root " + name ? std::string() : fmt::format("root '{}': ", name));
  }
  for (const auto* client : facts.known.clients) {
    if (rule.of_clients) add(client->facts, subject_of(*client), {});
  }
}

}  // namespace

std::vector<Rule> gateway_check_rules() {
  std::vector<Rule> rules;
  for (const auto& file : pool_rules()) rules.insert(rules.end(), file.begin(), file.end());
  for (const auto& file : gateway_rules()) rules.insert(rules.end(), file.begin(), file.end());
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return rules;
}

GatewayReport check_gateway(const spec::GatewaySpec& spec, const Certificates& certificates,
                            Time as_of) {
  const GatewayFacts facts(spec, certificates, as_of);
  GatewayReport report;
  auto pools = check_pools(facts.pool, as_of);
  report.pools = std::move(pools.pools);
  report.findings = std::move(pools.findings);
  for (const auto& file : gateway_rules()) {
    for (const auto& rule : file) {
      if (!applies(rule, as_of) || !can_check(rule.needs, spec)) continue;
      if (rule.check != nullptr) rule.check(facts, rule, report.findings);
      if (rule.fault != nullptr) check_certificates(facts, rule, report.findings);
    }
  }
  sort_findings(report.findings);
  report.silenced = silence(spec.rules, report.findings);
  return report;
}

void require_facts(GatewayReport& report) {
  for (auto& finding : report.findings) {
    if (finding.rule == "GW-030") finding.severity = Severity::error;
  }
}

}  // namespace p2s::rules
