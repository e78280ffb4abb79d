// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace p2s::pki::detail {

template <auto kFree>
struct Deleter {
  template <typename T>
  void operator()(T* handle) const noexcept {
    kFree(handle);
  }
};

template <typename T, auto kFree>
using Handle = std::unique_ptr<T, Deleter<kFree>>;

using BioHandle = Handle<BIO, BIO_free_all>;
using BignumHandle = Handle<BIGNUM, BN_free>;
using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContextHandle = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using CipherContextHandle = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using Pkcs8Handle = Handle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using SignatureBoxHandle = Handle<X509_SIG, X509_SIG_free>;
using Pbe2Handle = Handle<PBE2PARAM, PBE2PARAM_free>;
using PbeHandle = Handle<PBEPARAM, PBEPARAM_free>;
using Pbkdf2Handle = Handle<PBKDF2PARAM, PBKDF2PARAM_free>;

using X509Handle = Handle<X509, X509_free>;
using RequestHandle = Handle<X509_REQ, X509_REQ_free>;
using CrlHandle = Handle<X509_CRL, X509_CRL_free>;
using RevokedHandle = Handle<X509_REVOKED, X509_REVOKED_free>;
using StoreHandle = Handle<X509_STORE, X509_STORE_free>;
using StoreContextHandle = Handle<X509_STORE_CTX, X509_STORE_CTX_free>;
using NameHandle = Handle<X509_NAME, X509_NAME_free>;

using IntegerHandle = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
using EnumeratedHandle = Handle<ASN1_ENUMERATED, ASN1_ENUMERATED_free>;
using TimeHandle = Handle<ASN1_TIME, ASN1_TIME_free>;
using StringHandle = Handle<ASN1_STRING, ASN1_STRING_free>;
using BitStringHandle = Handle<ASN1_BIT_STRING, ASN1_BIT_STRING_free>;
using OctetStringHandle = Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>;
using TypeHandle = Handle<ASN1_TYPE, ASN1_TYPE_free>;
using ObjectHandle = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;

using BasicConstraintsHandle = Handle<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>;
using AuthorityKeyHandle = Handle<AUTHORITY_KEYID, AUTHORITY_KEYID_free>;
using ExtendedUsageHandle = Handle<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;
using GeneralNameHandle = Handle<GENERAL_NAME, GENERAL_NAME_free>;
using GeneralNamesHandle = Handle<GENERAL_NAMES, GENERAL_NAMES_free>;

inline void free_extensions(STACK_OF(X509_EXTENSION) * list) noexcept {
  sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
}
inline void free_certificates(STACK_OF(X509) * list) noexcept { sk_X509_pop_free(list, X509_free); }
inline void free_safes(STACK_OF(PKCS7) * list) noexcept { sk_PKCS7_pop_free(list, PKCS7_free); }
inline void free_bags(STACK_OF(PKCS12_SAFEBAG) * list) noexcept {
  sk_PKCS12_SAFEBAG_pop_free(list, PKCS12_SAFEBAG_free);
}
inline void free_memory(void* memory) noexcept { OPENSSL_free(memory); }

using ExtensionsHandle = Handle<STACK_OF(X509_EXTENSION), free_extensions>;
using CertificatesHandle = Handle<STACK_OF(X509), free_certificates>;
using Pkcs7Handle = Handle<PKCS7, PKCS7_free>;
using Pkcs12Handle = Handle<PKCS12, PKCS12_free>;
using SafesHandle = Handle<STACK_OF(PKCS7), free_safes>;
using BagHandle = Handle<PKCS12_SAFEBAG, PKCS12_SAFEBAG_free>;
using BagsHandle = Handle<STACK_OF(PKCS12_SAFEBAG), free_bags>;
using TextHandle = Handle<char, free_memory>;
using MemoryHandle = Handle<unsigned char, free_memory>;

}  // namespace p2s::pki::detail
