// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/openssl_handles.hpp>
#include <p2s/pki/issuer.hpp>
#include <p2s/pki/key.hpp>

#include <string>

namespace p2s::pki {

struct Certificate::Impl {
  detail::X509Handle x509;
  Bytes der;
  CertificateSummary facts;
};

struct PrivateKey::Impl {
  detail::KeyHandle key;
};

namespace detail {

// OpenSSL's older functions have no const for what they only read. It counts references and caches
// under its own locks, so objects can be shared between threads.
inline X509* raw(const Certificate& certificate) noexcept { return certificate.impl().x509.get(); }
inline EVP_PKEY* raw(const PrivateKey& key) noexcept { return key.impl().key.get(); }

PrivateKey wrap_key(KeyHandle key);
/// The key in plain PKCS#8; null if that is not what the bytes are, all of them (key_decoder.cpp).
KeyHandle decode_key(ByteView pkcs8);
KeyHandle decode_key(const PKCS8_PRIV_KEY_INFO* pkcs8);

/// "rsa:2048", "ec:p256", or OpenSSL's name of the algorithm.
std::string key_name(const EVP_PKEY* key);
bool is_rsa(const EVP_PKEY* key) noexcept;
/// SHA-256, except for keys whose algorithm has its own hash.
const EVP_MD* signature_digest(const EVP_PKEY* key) noexcept;

/// The summary of a parsed certificate without its thumbprint (certificate_facts.cpp).
CertificateSummary read_facts(X509* x509);
std::string hex(const ASN1_INTEGER* number);
/// The last CN, as UTF-8; empty if there is none.
std::string last_common_name(const X509_NAME* name);

/// The names of the types in AlternativeNames; others are omitted (alternative_names.cpp).
AlternativeNames names_in(const GENERAL_NAMES& list);
GeneralNamesHandle to_general_names(const AlternativeNames& names);
std::string describe(const GENERAL_NAME& name);
std::string utf8(const ASN1_STRING* text);

/// "" if the object is unset.
std::string dotted(const ASN1_OBJECT* object);

TimeHandle to_asn1(Time time);
Time from_asn1(const ASN1_TIME* time);

/// DER of any structure with an i2d function, written once into memory of its exact size.
template <typename T, typename Encode>
Bytes encode(T* object, Encode i2d, std::string_view doing) {
  const int size = i2d(object, nullptr);
  require(size, doing);
  Bytes der(static_cast<std::size_t>(size));
  unsigned char* end = der.data();
  require(i2d(object, &end), doing);
  return der;
}

}  // namespace detail
}  // namespace p2s::pki
