// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/pki/certificate.hpp>
#include <p2s/rules/certificate_check.hpp>

#include <string>

namespace p2s::cli {

/// Says what is weak or wrong about a certificate that is imported, and `note` about its file.
void advise_on_certificate(Context& context, const pki::Certificate& certificate,
                           rules::CertificateRole role, const std::string& note);

}  // namespace p2s::cli
