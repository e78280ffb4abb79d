#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/rules/certificates.hpp>

namespace p2s::app {

/// What the gateway's rules ask of a certificate.
P2S_API rules::CertificateFacts certificate_facts(const pki::Certificate& certificate);

}  // namespace p2s::app
