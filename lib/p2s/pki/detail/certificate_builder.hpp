// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/issuer_key.hpp>

namespace p2s::pki::detail {

/// Builds an X.509 version 3 certificate. Every step is checked; sign() returns the certificate.
class CertificateBuilder {
 public:
  CertificateBuilder(std::string_view common_name, EVP_PKEY* public_key);

  void set_issuer(const X509_NAME* name);
  void set_validity(Time not_before, Time not_after);
  void add_basic_constraints(bool is_ca);
  /// KU_… bits.
  void add_key_usage(std::uint32_t bits);
  /// The only extended key usage: NID_client_auth, NID_server_auth.
  void add_usage(int nid);
  void add_subject_key_id();
  /// The issuer's key id, or the hash of its key if it has none.
  void add_authority_key_id(X509* issuer);
  void add_alternative_names(const AlternativeNames& names);

  const X509_NAME* subject() const noexcept { return X509_get_subject_name(x509_.get()); }
  Certificate sign(const IssuerKey& key);

 private:
  void add(int nid, void* value, bool critical);

  X509Handle x509_;
};

/// 20 random bytes, of which the first is neither 0 nor has its highest bit set: positive and of
/// full length.
IntegerHandle random_serial();

}  // namespace p2s::pki::detail
