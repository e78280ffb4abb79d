// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/certificate_samples.hpp"

#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>

#include <string>

namespace p2s::rules {

/// A gateway with certificate authentication and no fault; a test changes what it is about.
struct RuleQuestion {
  spec::GatewaySpec spec;
  Certificates certificates;
  Time as_of = test::on("2026-11-01");

  RuleQuestion() {
    spec.sku = "VpnGw2AZ";
    spec.authentication = {azure::Method::certificate};
  }

  /// A root that the spec names and whose file is good.
  RootCertificate& add_root(const std::string& name) {
    const auto origin = fmt::format("roots[{}]", spec.roots.size());
    spec.roots.push_back({name, name + ".cer", {}, origin});
    auto& root = certificates.roots.emplace_back(test::sample_root(name));
    root.origin = origin;
    return root;
  }

  ClientCertificate& add_client(const std::string& name, const std::string& root = "P2SRootCert") {
    return certificates.clients.emplace_back(test::sample_client(name, root));
  }

  void revoke(const std::string& name, const std::string& thumbprint) {
    spec.revoked.push_back({name, thumbprint, fmt::format("revoked[{}]", spec.revoked.size())});
  }

  /// What one rule says.
  Findings ask(std::string_view rule) const {
    auto findings = check_gateway(spec, certificates, as_of).findings;
    std::erase_if(findings, [&](const Finding& each) { return each.rule != rule; });
    return findings;
  }
  std::size_t count(std::string_view rule) const { return ask(rule).size(); }
};

/// "none", or the severity of the only finding, or "several".
inline std::string verdict(const RuleQuestion& question, std::string_view rule) {
  const auto findings = question.ask(rule);
  if (findings.empty()) return "none";
  return findings.size() == 1 ? std::string(to_string(findings[0].severity)) : "several";
}

}  // namespace p2s::rules
