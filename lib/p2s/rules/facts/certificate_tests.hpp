#pragma once

#include <p2s/rules/certificate_check.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace p2s::rules {

/// What a rule finds wrong with one certificate.
struct CertificateFault {
  Severity severity = Severity::error;
  std::string message;  ///< speaks of the certificate as "it"
  std::string hint;
};

/// A rule, or the part of one, that needs nothing but one certificate and the day.
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
