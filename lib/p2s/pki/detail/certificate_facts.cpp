// SPDX-License-Identifier: Apache-2.0
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <array>

namespace p2s::pki::detail {
namespace {

constexpr std::array<std::pair<std::uint32_t, std::string_view>, 9> kKeyUsages{{
    {KU_DIGITAL_SIGNATURE, "digitalSignature"},
    {KU_NON_REPUDIATION, "nonRepudiation"},
    {KU_KEY_ENCIPHERMENT, "keyEncipherment"},
    {KU_DATA_ENCIPHERMENT, "dataEncipherment"},
    {KU_KEY_AGREEMENT, "keyAgreement"},
    {KU_KEY_CERT_SIGN, "keyCertSign"},
    {KU_CRL_SIGN, "cRLSign"},
    {KU_ENCIPHER_ONLY, "encipherOnly"},
    {KU_DECIPHER_ONLY, "decipherOnly"},
}};

std::string name_text(const X509_NAME* name) {
  const BioHandle out(BIO_new(BIO_s_mem()));
  require(out.get(), "write a name");
  // RFC 4514, but UTF-8 is not escaped.
  constexpr unsigned long kFlags =
      XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  if (X509_NAME_print_ex(out.get(), name, 0, kFlags) < 0) return {};
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
}

std::string octets(const ASN1_OCTET_STRING* text) {
  if (text == nullptr) return {};
  return to_hex({ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))});
}

std::string public_key_name(X509* x509) {
  if (const EVP_PKEY* key = X509_get0_pubkey(x509)) return key_name(key);
  ASN1_OBJECT* algorithm = nullptr;
  X509_PUBKEY_get0_param(&algorithm, nullptr, nullptr, nullptr, X509_get_X509_PUBKEY(x509));
  return dotted(algorithm);
}

std::string signature_name(const X509* x509) {
  const int nid = X509_get_signature_nid(x509);
  if (nid != NID_undef) return OBJ_nid2ln(nid);
  const X509_ALGOR* algorithm = nullptr;
  const ASN1_OBJECT* object = nullptr;
  X509_get0_signature(nullptr, &algorithm, x509);
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return dotted(object);
}

std::vector<std::string> key_usage_of(X509* x509) {
  std::vector<std::string> names;
  const std::uint32_t bits = X509_get_key_usage(x509);
  if (bits == UINT32_MAX) return names;  // no such extension: any use
  for (const auto& [bit, name] : kKeyUsages) {
    if ((bits & bit) != 0) names.emplace_back(name);
  }
  return names;
}

std::vector<std::string> extended_usage_of(const X509* x509) {
  std::vector<std::string> names;
  const ExtendedUsageHandle list(static_cast<EXTENDED_KEY_USAGE*>(
      X509_get_ext_d2i(x509, NID_ext_key_usage, nullptr, nullptr)));
  for (int i = 0; list && i < sk_ASN1_OBJECT_num(list.get()); ++i) {
    const ASN1_OBJECT* object = sk_ASN1_OBJECT_value(list.get(), i);
    const int nid = OBJ_obj2nid(object);
    const bool known = nid == NID_client_auth || nid == NID_server_auth;
    names.push_back(known ? OBJ_nid2sn(nid) : dotted(object));
  }
  return names;
}

std::vector<std::string> alternative_names_of(const X509* x509) {
  std::vector<std::string> names;
  const GeneralNamesHandle list(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; list && i < sk_GENERAL_NAME_num(list.get()); ++i) {
    names.push_back(describe(*sk_GENERAL_NAME_value(list.get(), i)));
  }
  return names;
}

}  // namespace

std::string hex(const ASN1_INTEGER* number) {
  const BignumHandle value(ASN1_INTEGER_to_BN(number, nullptr));
  if (!value) return {};
  const TextHandle text(BN_bn2hex(value.get()));
  return text ? std::string(text.get()) : std::string();
}

std::string dotted(const ASN1_OBJECT* object) {
  std::array<char, 128> text{};
  const int size = object == nullptr ? 0 : OBJ_obj2txt(text.data(), text.size(), object, 1);
  return size > 0 ? std::string(text.data()) : std::string();
}

std::string utf8(const ASN1_STRING* text) {
  unsigned char* raw_text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&raw_text, text);
  const MemoryHandle owned(size < 0 ? nullptr : raw_text);
  if (size < 0) return {};
  return {reinterpret_cast<const char*>(raw_text), static_cast<std::size_t>(size)};
}

std::string last_common_name(const X509_NAME* name) {
  int found = -1;
  for (int next = -1; (next = X509_NAME_get_index_by_NID(name, NID_commonName, next)) >= 0;)
    found = next;
  if (found < 0) return {};
  return utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, found)));
}

CertificateSummary read_facts(X509* x509) {
  CertificateSummary facts;
  facts.subject = name_text(X509_get_subject_name(x509));
  facts.issuer = name_text(X509_get_issuer_name(x509));
  facts.common_name = last_common_name(X509_get_subject_name(x509));
  facts.serial = hex(X509_get0_serialNumber(x509));
  facts.not_before = from_asn1(X509_get0_notBefore(x509));
  facts.not_after = from_asn1(X509_get0_notAfter(x509));
  facts.key = public_key_name(x509);
  facts.signature_algorithm = signature_name(x509);
  facts.subject_key_id = octets(X509_get0_subject_key_id(x509));
  facts.authority_key_id = octets(X509_get0_authority_key_id(x509));
  facts.alternative_names = alternative_names_of(x509);
  facts.key_usage = key_usage_of(x509);
  facts.extended_key_usage = extended_usage_of(x509);
  facts.has_basic_constraints = X509_get_ext_by_NID(x509, NID_basic_constraints, -1) >= 0;
  facts.is_ca = facts.has_basic_constraints && (X509_get_extension_flags(x509) & EXFLAG_CA) != 0;
  facts.self_signed = X509_self_signed(x509, 1) == 1;
  return facts;
}

}  // namespace p2s::pki::detail
