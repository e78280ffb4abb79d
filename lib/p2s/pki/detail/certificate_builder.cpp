// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/certificate_builder.hpp"

#include <p2s/pki/detail/signing.hpp>
#include <p2s/pki/random.hpp>

#include <array>

namespace p2s::pki::detail {
namespace {

constexpr std::string_view kDoing = "build the certificate";

OctetStringHandle to_octets(ByteView bytes) {
  OctetStringHandle made(ASN1_OCTET_STRING_new());
  require(made.get(), kDoing);
  require(ASN1_OCTET_STRING_set(made.get(), bytes.data(), static_cast<int>(bytes.size())), kDoing);
  return made;
}

// RFC 5280, section 4.2.1.2, method 1: SHA-1 of the public key's bits.
OctetStringHandle key_id_of(const X509* x509) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(X509_pubkey_digest(x509, EVP_sha1(), digest.data(), &size), kDoing);
  return to_octets(ByteView(digest).first(size));
}

}  // namespace

IntegerHandle random_serial() {
  std::array<std::uint8_t, 20> bytes{};
  do {
    random_bytes(bytes);
    bytes[0] &= 0x7FU;
  } while (bytes[0] == 0);
  const BignumHandle value(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  require(value.get(), kDoing);
  IntegerHandle serial(BN_to_ASN1_INTEGER(value.get(), nullptr));
  require(serial.get(), kDoing);
  return serial;
}

CertificateBuilder::CertificateBuilder(std::string_view common_name, EVP_PKEY* public_key)
    : x509_(X509_new()) {
  require(x509_.get(), kDoing);
  require(X509_set_version(x509_.get(), X509_VERSION_3), kDoing);
  require(X509_set_serialNumber(x509_.get(), random_serial().get()), kDoing);
  require(X509_set_pubkey(x509_.get(), public_key), kDoing);
  const NameHandle name(X509_NAME_new());
  require(name.get(), kDoing);
  const auto* text = reinterpret_cast<const unsigned char*>(common_name.data());
  require(X509_NAME_add_entry_by_NID(name.get(), NID_commonName, V_ASN1_UTF8STRING, text,
                                     static_cast<int>(common_name.size()), -1, 0),
          kDoing);
  require(X509_set_subject_name(x509_.get(), name.get()), kDoing);
}

void CertificateBuilder::set_issuer(const X509_NAME* name) {
  require(X509_set_issuer_name(x509_.get(), name), kDoing);
}

void CertificateBuilder::set_validity(Time not_before, Time not_after) {
  require(X509_set1_notBefore(x509_.get(), to_asn1(not_before).get()), kDoing);
  require(X509_set1_notAfter(x509_.get(), to_asn1(not_after).get()), kDoing);
}

void CertificateBuilder::add(int nid, void* value, bool critical) {
  require(X509_add1_ext_i2d(x509_.get(), nid, value, critical ? 1 : 0, X509V3_ADD_DEFAULT), kDoing);
}

void CertificateBuilder::add_basic_constraints(bool is_ca) {
  const BasicConstraintsHandle constraints(BASIC_CONSTRAINTS_new());
  require(constraints.get(), kDoing);
  constraints->ca = is_ca ? 0xFF : 0;
  if (is_ca) {
    constraints->pathlen = require(ASN1_INTEGER_new(), kDoing);
    require(ASN1_INTEGER_set(constraints->pathlen, 0), kDoing);
  }
  add(NID_basic_constraints, constraints.get(), true);
}

void CertificateBuilder::add_key_usage(std::uint32_t bits) {
  const BitStringHandle usage(ASN1_BIT_STRING_new());
  require(usage.get(), kDoing);
  // KU_… are the bits of the first byte, highest first.
  for (int bit = 0; bit < 8; ++bit) {
    if ((bits & (0x80U >> static_cast<unsigned>(bit))) == 0) continue;
    require(ASN1_BIT_STRING_set_bit(usage.get(), bit, 1), kDoing);
  }
  add(NID_key_usage, usage.get(), true);
}

void CertificateBuilder::add_usage(int nid) {
  const ExtendedUsageHandle usages(EXTENDED_KEY_USAGE_new());
  require(usages.get(), kDoing);
  require(sk_ASN1_OBJECT_push(usages.get(), OBJ_nid2obj(nid)), kDoing);
  add(NID_ext_key_usage, usages.get(), false);
}

void CertificateBuilder::add_subject_key_id() {
  add(NID_subject_key_identifier, key_id_of(x509_.get()).get(), false);
}

void CertificateBuilder::add_authority_key_id(X509* issuer) {
  const ASN1_OCTET_STRING* id = X509_get0_subject_key_id(issuer);
  const AuthorityKeyHandle authority(AUTHORITY_KEYID_new());
  require(authority.get(), kDoing);
  authority->keyid =
      id == nullptr ? key_id_of(issuer).release() : require(ASN1_OCTET_STRING_dup(id), kDoing);
  add(NID_authority_key_identifier, authority.get(), false);
}

void CertificateBuilder::add_alternative_names(const AlternativeNames& names) {
  if (names.empty()) return;
  add(NID_subject_alt_name, to_general_names(names).get(), false);
}

Certificate CertificateBuilder::sign(const IssuerKey& key) {
  sign_with(key, "sign the certificate",
            [&](EVP_PKEY* raw) { return X509_sign(x509_.get(), raw, signature_digest(raw)); });
  // Parsed again, so the result is what others will read.
  return Certificate::from_der(encode(x509_.get(), i2d_X509, kDoing));
}

}  // namespace p2s::pki::detail
