// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/pki/certificate.hpp>

#include <string>
#include <string_view>

namespace p2s::app {

/// What a certificate is for: "root", "issuing CA", "client", "server", "self-signed client".
P2S_API std::string_view role_of(const CertificateSummary& facts);

/// Checks a certificate by the gateway rules as a point-to-site client or, if it can sign, as a
/// root. `subject` names it in the findings.
P2S_API Findings check_certificate(const pki::Certificate& certificate, const std::string& subject,
                                   Time at);

}  // namespace p2s::app
