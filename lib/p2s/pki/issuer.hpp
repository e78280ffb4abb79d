// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/pki/issuer_key.hpp>
#include <p2s/pki/key.hpp>

#include <string>
#include <vector>

namespace p2s::pki {

/// Whether the content is a certificate request: PEM, DER or Base64.
P2S_API bool is_certificate_request(ByteView content);
/// The common name of a request (CSR), empty if it has none. Error(malformed).
P2S_API std::string requested_name(ByteView csr);
/// Whether the certificate is of the key of this request. Error(malformed).
P2S_API bool is_request_of(ByteView csr, const Certificate& certificate);

/// How far notBefore is in the past, for clients whose clock is slightly behind.
inline constexpr std::chrono::minutes kClockSkew{10};

/// Names of a client certificate in its subjectAltName, in addition to the common name.
struct AlternativeNames {
  std::vector<std::string> dns;     ///< RFC 1123 host names, ASCII
  std::vector<std::string> emails;  ///< rfc822Name
  std::vector<std::string> upns;    ///< Microsoft UPN otherName (1.3.6.1.4.1.311.20.2.3), UTF-8
  bool empty() const noexcept { return dns.empty() && emails.empty() && upns.empty(); }
};

/// Error(usage) if a name is malformed.
P2S_API void require_valid(const AlternativeNames& names);

/// A new self-signed root: X.509 v3, SHA-256, random 20-byte positive serial, critical CA:TRUE
/// pathlen 0, critical keyCertSign+cRLSign, subject key id. Error(usage) for a weak key.
P2S_API Certificate make_root(std::string_view common_name, const IssuerKey& key, Time now,
                              const Period& validity);

/// A TLS server certificate, as long as its root: the common name and DNS names, critical
/// digitalSignature and keyEncipherment, EKU serverAuth. Error(usage) for an invalid name.
P2S_API Certificate make_server(std::string_view common_name,
                                const std::vector<std::string>& dns_names, const PrivateKey& key,
                                const Certificate& root, const IssuerKey& root_key);

/// Signs with a root or an issuing CA. The constructor checks that the key matches the first of the
/// CAs and that each may sign: CA:TRUE, or a root without basicConstraints, as created with Azure's
/// PowerShell instructions. Thread-safe.
class P2S_API Issuer {
 public:
  Issuer(Issuers chain, IssuerKey key);

  struct Request {
    std::string common_name;
    AlternativeNames alternative_names;
    Time now;
    Period validity;
    /// It does not begin before this, or before `now` if that is earlier: of two certificates of
    /// one client, the later one is the newer one.
    Time not_before = Time::min();
    Time not_after = Time::max();  ///< it does not end after this
  };

  /// CA:FALSE, critical digitalSignature (keyEncipherment for RSA), EKU clientAuth, SKI, AKI, SAN.
  /// Does not outlive its issuers. Error(usage) if one has expired or does not permit the names.
  /// Verified before it is returned.
  Certificate issue(const Request& request, const PrivateKey& client_key) const;

  /// The same from a CSR (PEM or DER), whose signature is verified. Of its extensions only a valid
  /// subjectAltName is used, if request.alternative_names is empty. If request.common_name is
  /// empty, the CSR's CN is used. Error(malformed).
  Certificate sign_request(ByteView csr, Request request) const;

  /// A CRL (PEM) of these serials, valid for `next_update` from now.
  struct Revoked {
    std::string serial;  ///< hex
    Time when;
    std::string
        reason;  ///< as of RFC 5280 in lower case with '-': "superseded", "key-compromise", …
  };
  std::string make_crl(const std::vector<Revoked>& revoked, std::uint64_t number, Time now,
                       const Period& next_update) const;

  const Certificate& certificate() const noexcept { return chain_.front(); }
  const Issuers& chain() const noexcept { return chain_; }

 private:
  Issuers chain_;
  IssuerKey key_;
};

/// The reasons of RFC 5280 for which a client can be revoked.
P2S_API const std::vector<std::string>& revocation_reasons();

}  // namespace p2s::pki
