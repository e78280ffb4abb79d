#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/rules/certificates.hpp>

#include <cstdint>
#include <string>

namespace p2s::rules {

/// What a certificate is for: clients chain to the one, and log in with the other.
enum class CertificateRole : std::uint8_t { root, client };

/// What the CRT and CERT rules find wrong with one certificate by itself: keys, hashes, purposes,
/// dates. `subject` names it in the findings.
P2S_API Findings check_certificate(const CertificateFacts& facts, CertificateRole role,
                                   const std::string& subject, Time as_of);

}  // namespace p2s::rules
