// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/certificate_tests.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace p2s::rules {
namespace {

using Fault = std::optional<CertificateFault>;

constexpr int kFewestBits = 2048;
constexpr int kMostBits = 4096;
constexpr Period kSoon{90, Period::Unit::days};
constexpr Period kLongValidity{825, Period::Unit::days};
constexpr std::string_view kAnyPurpose = "2.5.29.37.0";

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// nullopt if the key is not an RSA key.
std::optional<int> rsa_bits(const CertificateFacts& facts) {
  constexpr std::string_view kPrefix = "rsa:";
  const std::string_view text = facts.key;
  if (!text.starts_with(kPrefix)) return std::nullopt;
  int bits = 0;
  std::from_chars(text.data() + kPrefix.size(), text.data() + text.size(), bits);
  return bits;
}

/// Whether the certificate was made to sign others. PowerShell's root has no basic constraints.
bool is_issuer(const CertificateFacts& facts) {
  return facts.is_ca || facts.self_signed || contains(facts.key_usage, "keyCertSign");
}

Fault key_too_small(const CertificateFacts& facts, Time) {
  const auto bits = rsa_bits(facts);
  if (!bits || *bits >= kFewestBits) return std::nullopt;
  return CertificateFault{
      Severity::error,
      fmt::format("its RSA key has {} bits; current clients require {}", *bits, kFewestBits),
      "replace it by a certificate with an RSA key of 2048 bits"};
}

Fault key_very_large(const CertificateFacts& facts, Time) {
  const auto bits = rsa_bits(facts);
  if (!bits || *bits <= kMostBits) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("its RSA key has {} bits; documentation covers up to {}, and "
                                      "large keys enlarge IKE messages",
                                      *bits, kMostBits),
                          "replace it by a certificate with an RSA key of 4096 bits"};
}

Fault key_is_not_rsa(const CertificateFacts& facts, Time) {
  if (rsa_bits(facts)) return std::nullopt;
  return CertificateFault{
      Severity::warning,
      fmt::format("its key is {}; Azure documents RSA keys only", printable(facts.key)),
      "if connections fail, use an RSA key of 2048 bits"};
}

Fault weak_hash(const CertificateFacts& facts, Time) {
  const std::string name = to_lower(facts.signature_algorithm);
  const bool md5 = name.find("md5") != std::string::npos;
  if (!md5 && name.find("sha1") == std::string::npos) return std::nullopt;
  return CertificateFault{md5 ? Severity::error : Severity::warning,
                          fmt::format("it is signed with {}", md5 ? "MD5" : "SHA-1"),
                          "reissue it with SHA-256"};
}

Fault no_basic_constraints(const CertificateFacts& facts, Time) {
  if (!is_issuer(facts) || facts.has_basic_constraints) return std::nullopt;
  return CertificateFault{Severity::note,
                          "it has no basic constraints, as made by PowerShell's recipe: Azure "
                          "accepts it, strict verifiers do not",
                          {}};
}

Fault says_it_is_no_ca(const CertificateFacts& facts, Time) {
  if (!is_issuer(facts) || !facts.has_basic_constraints || facts.is_ca) return std::nullopt;
  return CertificateFault{
      Severity::error,
      "its basic constraints say that it is not a CA, so client certificates cannot chain to it",
      "create a new root certificate and upload that"};
}

Fault may_not_sign(const CertificateFacts& facts, Time) {
  const auto& usage = facts.key_usage;
  if (!is_issuer(facts) || usage.empty() || contains(usage, "keyCertSign")) return std::nullopt;
  return CertificateFault{Severity::error,
                          "its key usage lacks keyCertSign, so it cannot sign certificates",
                          "create a new root certificate and upload that"};
}

Fault leaf_as_root(const CertificateFacts& facts, Time) {
  if (is_issuer(facts)) return std::nullopt;
  return CertificateFault{
      Severity::error, "it is a user's certificate, not a root certificate",
      fmt::format("upload the certificate of its issuer instead: {}", printable(facts.issuer))};
}

Fault root_not_valid_now(const CertificateFacts& facts, Time as_of) {
  if (facts.not_after < as_of) {
    return CertificateFault{
        Severity::error,
        fmt::format("it expired on {}; clients of this root cannot connect",
                    format_date(facts.not_after)),
        "create a new root certificate and reissue the client certificates under it"};
  }
  if (facts.not_before <= as_of) return std::nullopt;
  return CertificateFault{Severity::error,
                          fmt::format("it is not valid before {}", format_time(facts.not_before)),
                          "check the clock of the machine that made it, or wait until then"};
}

Fault root_expires_soon(const CertificateFacts& facts, Time as_of) {
  if (facts.not_after < as_of || facts.not_after > kSoon.after(as_of)) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("it expires on {}, and with it all certificates under it",
                                      format_date(facts.not_after)),
                          "create the next root certificate and upload it in addition now"};
}

Fault client_is_a_ca(const CertificateFacts& facts, Time) {
  if (!facts.is_ca) return std::nullopt;
  return CertificateFault{Severity::warning,
                          "it is a CA certificate: its key can issue certificates for other users",
                          "issue a client certificate for the user"};
}

Fault no_client_purpose(const CertificateFacts& facts, Time) {
  const auto& purposes = facts.extended_key_usage;
  if (purposes.empty() || contains(purposes, "clientAuth") || contains(purposes, kAnyPurpose))
    return std::nullopt;
  return CertificateFault{
      Severity::error,
      "its purposes do not include client authentication, so VPN clients do not use it (error 798)",
      "issue it with the purpose clientAuth (1.3.6.1.5.5.7.3.2)"};
}

Fault client_purpose_not_first(const CertificateFacts& facts, Time) {
  const auto& purposes = facts.extended_key_usage;
  if (!contains(purposes, "clientAuth") || purposes.front() == "clientAuth") return std::nullopt;
  return CertificateFault{
      Severity::warning,
      "client authentication is not its first purpose; some Windows clients read only the first",
      "put Client Authentication first in the certificate template"};
}

Fault any_purpose(const CertificateFacts& facts, Time) {
  if (!facts.extended_key_usage.empty()) return std::nullopt;
  return CertificateFault{
      Severity::note, "it has no extended key usage, so it is valid for any purpose", {}};
}

Fault domain_user_name(const CertificateFacts& facts, Time) {
  const auto& name = facts.common_name;
  if (name.find('\\') == std::string::npos) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("its name '{}' has the form DOMAIN\\user", printable(name)),
                          "use the form name@domain as the common name"};
}

Fault client_not_valid_now(const CertificateFacts& facts, Time as_of) {
  if (facts.not_after < as_of) {
    return CertificateFault{Severity::error,
                            fmt::format("it expired on {}", format_date(facts.not_after)),
                            "renew the client certificate"};
  }
  if (facts.not_before <= as_of) return std::nullopt;
  return CertificateFault{Severity::error,
                          fmt::format("it is not valid before {}", format_time(facts.not_before)),
                          "check the clock of the machine that made it, or wait until then"};
}

Fault valid_for_very_long(const CertificateFacts& facts, Time) {
  if (facts.not_after <= kLongValidity.after(facts.not_before)) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("it is valid for more than {} days", kLongValidity.count),
                          "reissue it with a validity of one year"};
}

constexpr std::array kTests{
    CertificateTest{"CERT-011", true, false, root_not_valid_now},
    CertificateTest{"CERT-012", true, false, root_expires_soon},
    CertificateTest{"CERT-018", true, false, leaf_as_root},
    CertificateTest{"CRT-002", true, true, key_too_small},
    CertificateTest{"CRT-003", true, true, key_very_large},
    CertificateTest{"CRT-004", true, true, key_is_not_rsa},
    CertificateTest{"CRT-005", true, true, weak_hash},
    CertificateTest{"CRT-006", true, false, no_basic_constraints},
    CertificateTest{"CRT-007", true, false, says_it_is_no_ca},
    CertificateTest{"CRT-008", true, false, may_not_sign},
    CertificateTest{"CRT-009", false, true, client_is_a_ca},
    CertificateTest{"CRT-010", false, true, no_client_purpose},
    CertificateTest{"CRT-011", false, true, client_purpose_not_first},
    CertificateTest{"CRT-012", false, true, any_purpose},
    CertificateTest{"CRT-014", false, true, domain_user_name},
    CertificateTest{"CRT-015", false, true, client_not_valid_now},
    CertificateTest{"CRT-016", false, true, valid_for_very_long},
};

}  // namespace

std::span<const CertificateTest> certificate_tests() noexcept { return kTests; }

}  // namespace p2s::rules
