// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/certificate_check.hpp"

#include <p2s/rules/areas/areas.hpp>

namespace p2s::rules {

Findings check_certificate(const CertificateSummary& certificate, CertificateRole role,
                           const std::string& subject, Time as_of) {
  Findings findings;
  for (const auto& file : gateway_rules()) {
    for (const auto& rule : file) {
      if (!(role == CertificateRole::root ? rule.of_roots : rule.of_clients)) continue;
      auto fault = rule.fault(certificate, as_of);
      if (fault)
        findings.push_back(finding(rule, fault->severity, subject, std::move(fault->message),
                                   std::move(fault->hint)));
    }
  }
  return findings;
}

}  // namespace p2s::rules
