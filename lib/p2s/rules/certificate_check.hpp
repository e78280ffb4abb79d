// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/certificate_summary.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <cstdint>
#include <string>

namespace p2s::rules {

/// The purpose of a certificate: trust anchor on the gateway, or login of a client.
enum class CertificateRole : std::uint8_t { root, client };

/// Checks one certificate on its own by the CRT and CERT rules: key, hash, purposes, dates.
/// `subject` is the subject of the findings.
P2S_API Findings check_certificate(const CertificateSummary& certificate, CertificateRole role,
                                   const std::string& subject, Time as_of);

}  // namespace p2s::rules
