// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pem.hpp>
#include <p2s/pki/detail/signing.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::pki {
namespace {

constexpr std::string_view kMakingCrl = "create the revocation list";

struct Reason {
  std::string_view name;
  int code;
};

// RFC 5280, section 5.3.1, without removeFromCRL and aACompromise, which never apply to a client.
constexpr std::array<Reason, 8> kReasons{{
    {"unspecified", CRL_REASON_UNSPECIFIED},
    {"key-compromise", CRL_REASON_KEY_COMPROMISE},
    {"ca-compromise", CRL_REASON_CA_COMPROMISE},
    {"affiliation-changed", CRL_REASON_AFFILIATION_CHANGED},
    {"superseded", CRL_REASON_SUPERSEDED},
    {"cessation-of-operation", CRL_REASON_CESSATION_OF_OPERATION},
    {"certificate-hold", CRL_REASON_CERTIFICATE_HOLD},
    {"privilege-withdrawn", CRL_REASON_PRIVILEGE_WITHDRAWN},
}};

int reason_code(std::string_view name) {
  for (const auto& reason : kReasons) {
    if (reason.name == name) return reason.code;
  }
  const auto near = closest_match(name, revocation_reasons());
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is not a reason for revocation", printable(name, 60)))
      .hint(near ? fmt::format("did you mean {}?", *near)
                 : fmt::format("choose one of: {}", join(revocation_reasons(), ", ")));
}

detail::IntegerHandle to_integer(const std::string& hex) {
  BIGNUM* parsed = nullptr;
  const bool digits =
      !hex.empty() && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!digits || hex.size() > 64) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a serial number", printable(hex, 80)));
  }
  detail::require(BN_hex2bn(&parsed, hex.c_str()), kMakingCrl);
  const detail::BignumHandle value(parsed);
  detail::IntegerHandle serial(BN_to_ASN1_INTEGER(value.get(), nullptr));
  detail::require(serial.get(), kMakingCrl);
  return serial;
}

detail::RevokedHandle make_entry(const Issuer::Revoked& revoked) {
  detail::RevokedHandle entry(X509_REVOKED_new());
  detail::require(entry.get(), kMakingCrl);
  detail::require(X509_REVOKED_set_serialNumber(entry.get(), to_integer(revoked.serial).get()),
                  kMakingCrl);
  detail::require(X509_REVOKED_set_revocationDate(entry.get(), detail::to_asn1(revoked.when).get()),
                  kMakingCrl);
  const int code = reason_code(revoked.reason);
  if (code == CRL_REASON_UNSPECIFIED) return entry;  // RFC 5280: absent rather than unspecified
  const detail::EnumeratedHandle reason(ASN1_ENUMERATED_new());
  detail::require(reason.get(), kMakingCrl);
  detail::require(ASN1_ENUMERATED_set(reason.get(), code), kMakingCrl);
  detail::require(
      X509_REVOKED_add1_ext_i2d(entry.get(), NID_crl_reason, reason.get(), 0, X509V3_ADD_DEFAULT),
      kMakingCrl);
  return entry;
}

void add_extensions(X509_CRL* crl, X509* issuer, std::uint64_t number) {
  const detail::IntegerHandle count(ASN1_INTEGER_new());
  detail::require(count.get(), kMakingCrl);
  detail::require(ASN1_INTEGER_set_uint64(count.get(), number), kMakingCrl);
  detail::require(X509_CRL_add1_ext_i2d(crl, NID_crl_number, count.get(), 0, X509V3_ADD_DEFAULT),
                  kMakingCrl);
  const ASN1_OCTET_STRING* id = X509_get0_subject_key_id(issuer);
  if (id == nullptr) return;
  const detail::AuthorityKeyHandle authority(AUTHORITY_KEYID_new());
  detail::require(authority.get(), kMakingCrl);
  authority->keyid = detail::require(ASN1_OCTET_STRING_dup(id), kMakingCrl);
  detail::require(X509_CRL_add1_ext_i2d(crl, NID_authority_key_identifier, authority.get(), 0,
                                        X509V3_ADD_DEFAULT),
                  kMakingCrl);
}

void require_may_sign_lists(const CertificateSummary& issuer) {
  const auto& usage = issuer.key_usage;
  if (usage.empty() || std::find(usage.begin(), usage.end(), "cRLSign") != usage.end()) return;
  throw Error(
      ErrorKind::unsupported,
      fmt::format("{} '{}' may not sign revocation lists: its key usage lacks cRLSign",
                  issuer.self_signed ? "root" : "issuing CA", printable(issuer.common_name, 80)))
      .hint("Azure does not use revocation lists; export the thumbprints instead");
}

}  // namespace

const std::vector<std::string>& revocation_reasons() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const auto& reason : kReasons) list.emplace_back(reason.name);
    return list;
  }();
  return names;
}

std::string Issuer::make_crl(const std::vector<Revoked>& revoked, std::uint64_t number, Time now,
                             const Period& next_update) const {
  require_may_sign_lists(certificate().facts());
  const detail::ErrorQueue queue;
  const detail::CrlHandle crl(X509_CRL_new());
  detail::require(crl.get(), kMakingCrl);
  X509* issuer = detail::raw(certificate());
  detail::require(X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2), kMakingCrl);
  detail::require(X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer)), kMakingCrl);
  detail::require(X509_CRL_set1_lastUpdate(crl.get(), detail::to_asn1(now).get()), kMakingCrl);
  detail::require(
      X509_CRL_set1_nextUpdate(crl.get(), detail::to_asn1(next_update.after(now)).get()),
      kMakingCrl);
  for (const auto& item : revoked) {
    auto entry = make_entry(item);
    detail::require(X509_CRL_add0_revoked(crl.get(), entry.get()), kMakingCrl);
    static_cast<void>(entry.release());  // the list owns it now
  }
  add_extensions(crl.get(), issuer, number);
  detail::require(X509_CRL_sort(crl.get()), kMakingCrl);
  detail::sign_with(key_, "sign the revocation list", [&](EVP_PKEY* key) {
    return X509_CRL_sign(crl.get(), key, detail::signature_digest(key));
  });
  detail::require(X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer)),
                  "verify the new revocation list");
  return detail::pem_text("X509 CRL", detail::encode(crl.get(), i2d_X509_CRL, kMakingCrl));
}

}  // namespace p2s::pki
