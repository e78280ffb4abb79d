// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/check_certificate.hpp"

#include <p2s/rules/certificate_check.hpp>

namespace p2s::app {

Findings check_certificate(const pki::Certificate& certificate, const std::string& subject,
                           Time at) {
  const auto& facts = certificate.facts();
  // Roots created with PowerShell have no basicConstraints: self-signed certificates are also
  // checked as roots.
  const bool root = facts.is_ca || facts.self_signed;
  return rules::check_certificate(
      facts, root ? rules::CertificateRole::root : rules::CertificateRole::client, subject, at);
}

}  // namespace p2s::app
