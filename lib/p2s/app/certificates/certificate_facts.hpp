// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/rules/certificates.hpp>

namespace p2s::app {

/// Facts about a certificate for the gateway rules.
P2S_API rules::CertificateFacts certificate_facts(const pki::Certificate& certificate);

}  // namespace p2s::app
