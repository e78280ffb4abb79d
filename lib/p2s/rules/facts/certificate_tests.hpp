// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/certificate_check.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace p2s::rules {

/// A problem of one certificate.
struct CertificateFault {
  Severity severity = Severity::error;
  std::string message;  ///< refers to the certificate as "it"
  std::string hint;
};

/// A rule, or part of one, that needs only one certificate and the date.
struct CertificateTest {
  std::string_view rule;
  bool for_roots;
  bool for_clients;
  std::optional<CertificateFault> (*fault)(const CertificateFacts& facts, Time as_of);

  bool applies_to(CertificateRole role) const noexcept {
    return role == CertificateRole::root ? for_roots : for_clients;
  }
};

std::span<const CertificateTest> certificate_tests() noexcept;

}  // namespace p2s::rules
