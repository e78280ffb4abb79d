// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/certificate_view.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace p2s::rules {
namespace {

using Fault = std::optional<CertificateFault>;

constexpr int kFewestBits = 2048;
constexpr int kMostBits = 4096;
constexpr Period kLongValidity{825, Period::Unit::days};
constexpr std::string_view kAnyPurpose = "2.5.29.37.0";

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// nullopt if the key is not an RSA key.
std::optional<int> rsa_bits(const CertificateSummary& facts) {
  constexpr std::string_view kPrefix = "rsa:";
  const std::string_view text = facts.key;
  if (!text.starts_with(kPrefix)) return std::nullopt;
  int bits = 0;
  std::from_chars(text.data() + kPrefix.size(), text.data() + text.size(), bits);
  return bits;
}

Fault key_too_small(const CertificateSummary& facts, Time) {
  const auto bits = rsa_bits(facts);
  if (!bits || *bits >= kFewestBits) return std::nullopt;
  return CertificateFault{
      Severity::error,
      fmt::format("its RSA key has {} bits; current clients require {}", *bits, kFewestBits),
      "replace it by a certificate with an RSA key of 2048 bits"};
}

Fault key_very_large(const CertificateSummary& facts, Time) {
  const auto bits = rsa_bits(facts);
  if (!bits || *bits <= kMostBits) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("its RSA key has {} bits; documentation covers up to {}, and "
                                      "large keys enlarge IKE messages",
                                      *bits, kMostBits),
                          "replace it by a certificate with an RSA key of 4096 bits"};
}

Fault key_is_not_rsa(const CertificateSummary& facts, Time) {
  if (rsa_bits(facts)) return std::nullopt;
  return CertificateFault{
      Severity::warning,
      fmt::format("its key is {}; Azure documents RSA keys only", printable(facts.key)),
      "if connections fail, use an RSA key of 2048 bits"};
}

Fault weak_hash(const CertificateSummary& facts, Time) {
  const std::string name = to_lower(facts.signature_algorithm);
  const bool md5 = name.find("md5") != std::string::npos;
  if (!md5 && name.find("sha1") == std::string::npos) return std::nullopt;
  return CertificateFault{md5 ? Severity::error : Severity::warning,
                          fmt::format("it is signed with {}", md5 ? "MD5" : "SHA-1"),
                          "reissue it with SHA-256"};
}

Fault no_basic_constraints(const CertificateSummary& facts, Time) {
  if (!is_issuer(facts) || facts.has_basic_constraints) return std::nullopt;
  return CertificateFault{Severity::note,
                          "it has no basic constraints, as made by PowerShell's recipe: Azure "
                          "accepts it, strict verifiers do not",
                          {}};
}

CertificateFault leaf_as_root() {
  return {Severity::error, "it is a self-signed certificate of a client or server, not a root",
          "upload the root that issues your client certificates; if there is none, create one"};
}

Fault says_it_is_no_ca(const CertificateSummary& facts, Time) {
  if (!is_issuer(facts) || !facts.has_basic_constraints || facts.is_ca) return std::nullopt;
  if (is_self_signed_leaf(facts)) return leaf_as_root();
  return CertificateFault{
      Severity::error,
      "its basic constraints say that it is not a CA, so client certificates cannot chain to it",
      "create a new root certificate and upload that"};
}

Fault may_not_sign(const CertificateSummary& facts, Time) {
  const auto& usage = facts.key_usage;
  if (!is_issuer(facts) || usage.empty() || contains(usage, "keyCertSign")) return std::nullopt;
  if (is_self_signed_leaf(facts) && facts.has_basic_constraints) return std::nullopt;  // CRT-007
  if (is_self_signed_leaf(facts)) return leaf_as_root();
  return CertificateFault{Severity::error,
                          "its key usage lacks keyCertSign, so it cannot sign certificates",
                          "create a new root certificate and upload that"};
}

Fault client_is_a_ca(const CertificateSummary& facts, Time) {
  if (!facts.is_ca) return std::nullopt;
  return CertificateFault{Severity::warning,
                          "it is a CA certificate: its key can issue certificates for other users",
                          "issue a client certificate for the user"};
}

Fault no_client_purpose(const CertificateSummary& facts, Time) {
  const auto& purposes = facts.extended_key_usage;
  if (purposes.empty() || contains(purposes, "clientAuth") || contains(purposes, kAnyPurpose))
    return std::nullopt;
  return CertificateFault{
      Severity::error,
      "its purposes do not include client authentication, so VPN clients do not use it (error 798)",
      "issue it with the purpose clientAuth (1.3.6.1.5.5.7.3.2)"};
}

Fault client_purpose_not_first(const CertificateSummary& facts, Time) {
  const auto& purposes = facts.extended_key_usage;
  if (!contains(purposes, "clientAuth") || purposes.front() == "clientAuth") return std::nullopt;
  return CertificateFault{
      Severity::warning,
      "client authentication is not its first purpose; some Windows clients read only the first",
      "put Client Authentication first in the certificate template"};
}

Fault any_purpose(const CertificateSummary& facts, Time) {
  if (!facts.extended_key_usage.empty()) return std::nullopt;
  return CertificateFault{
      Severity::note, "it has no extended key usage, so it is valid for any purpose", {}};
}

Fault domain_user_name(const CertificateSummary& facts, Time) {
  const auto& name = facts.common_name;
  if (name.find('\\') == std::string::npos) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("its name '{}' has the form DOMAIN\\user", printable(name)),
                          "use the form name@domain as the common name"};
}

Fault valid_for_very_long(const CertificateSummary& facts, Time) {
  if (facts.not_after <= kLongValidity.after(facts.not_before)) return std::nullopt;
  return CertificateFault{Severity::warning,
                          fmt::format("it is valid for more than {} days", kLongValidity.count),
                          "reissue it with a validity of one year"};
}

constexpr std::array kCertificateContentRules{
    GatewayRule{unchecked("CRT-001", "root keys of 2048 to 4096 bits",
                          "CRT-002 and CRT-003 check the key size")},
    every_certificate({"CRT-002", kError, "RSA keys have at least 2048 bits", ""}, key_too_small),
    every_certificate({"CRT-003", kWarning, "RSA keys above 4096 bits are not documented",
                       "unconfirmed: no page mentions larger keys"},
                      key_very_large),
    every_certificate({"CRT-004", kWarning, "keys other than RSA are not documented",
                       "github.com/MicrosoftDocs/azure-docs/issues/63678 (2020), unconfirmed"},
                      key_is_not_rsa),
    every_certificate({"CRT-005", kError, "certificates are signed with SHA-256 or better",
                       page::kCertificateRecipes},
                      weak_hash),
    every_root({"CRT-006", kNote, "a root has basic constraints", page::kCertificateRecipes},
               no_basic_constraints),
    every_root({"CRT-007", kError, "basic constraints do not mark a root as not a CA", ""},
               says_it_is_no_ca),
    every_root({"CRT-008", kError, "the key usage of a root includes keyCertSign",
                page::kCertificateRecipes},
               may_not_sign),
    every_client({"CRT-009", kWarning, "client certificates are not CA certificates", ""},
                 client_is_a_ca),
    every_client({"CRT-010", kError, "a client certificate is for client authentication",
                  page::kClientCertificates},
                 no_client_purpose),
    every_client({"CRT-011", kWarning, "client authentication is the first purpose",
                  page::kClientCertificates},
                 client_purpose_not_first),
    every_client(
        {"CRT-012", kNote, "client certificates have an extended key usage",
         "MicrosoftDocs/azure-docs "
         "articles/vpn-gateway/vpn-gateway-certificates-point-to-site-makecert.md (2020-09-02)"},
        any_purpose),
    GatewayRule{unchecked("CRT-013", "client without alternative names",
                          "optional in every recipe, so there is nothing to change")},
    every_client({"CRT-014", kWarning, "a client's name has the form name@domain",
                  page::kClientCertificates},
                 domain_user_name),
    every_client({"CRT-016", kWarning, "client certificates are valid for at most 825 days",
                  page::kCertificateRecipes},
                 valid_for_very_long),
};

}  // namespace

GatewayRules certificate_content_rules() noexcept { return kCertificateContentRules; }

}  // namespace p2s::rules
