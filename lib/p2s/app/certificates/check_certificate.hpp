#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/pki/certificate.hpp>

namespace p2s::app {

/// What the gateway's rules find wrong with a certificate as a point-to-site client, or, when it
/// may sign, as a root. `subject` names it in the findings.
P2S_API Findings check_certificate(const pki::Certificate& certificate, const std::string& subject,
                                   Time at);

}  // namespace p2s::app
