#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <string>
#include <vector>

namespace p2s::pki {

/// How far notBefore lies in the past, for clients whose clock is a little late.
inline constexpr std::chrono::minutes kClockSkew{10};

/// Names besides the common name that a client certificate carries in its subjectAltName.
struct AlternativeNames {
  std::vector<std::string> dns;     ///< RFC 1123 host names, ASCII
  std::vector<std::string> emails;  ///< rfc822Name
  std::vector<std::string> upns;    ///< Microsoft UPN otherName (1.3.6.1.4.1.311.20.2.3), UTF-8
  bool empty() const noexcept { return dns.empty() && emails.empty() && upns.empty(); }
};

/// Error(usage) when one of the names is not of its form.
P2S_API void require_valid(const AlternativeNames& names);

/// A new self-signed root: X.509 v3, SHA-256, random 20-byte positive serial, critical CA:TRUE
/// pathlen 0, critical keyCertSign+cRLSign, subject key id.
P2S_API Certificate make_root(std::string_view common_name, const PrivateKey& key, Time now,
                              const Period& validity);

/// Signs with a root. Checks on construction that key and certificate belong together and that the
/// root may sign: CA:TRUE, or no basicConstraints at all as PowerShell's recipe makes them (Azure
/// accepts those). Safe to use from several threads at once.
class P2S_API Issuer {
 public:
  Issuer(Certificate root, PrivateKey key);

  struct Request {
    std::string common_name;
    AlternativeNames alternative_names;
    Time now;
    Period validity;
  };

  /// CA:FALSE, critical digitalSignature (keyEncipherment for RSA), EKU clientAuth, SKI, AKI, SAN.
  /// Never outlives the root; Error(usage) when the root itself has expired. Verified before it is
  /// returned.
  Certificate issue(const Request& request, const PrivateKey& client_key) const;

  /// The same from a CSR (PEM or DER): its signature is checked; of its requested extensions only a
  /// valid subjectAltName is taken when request.alternative_names is empty. An empty
  /// request.common_name takes the CSR's CN. Error(malformed).
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

  const Certificate& root() const noexcept { return root_; }

 private:
  Certificate root_;
  PrivateKey key_;
};

/// Names of RFC 5280 reasons that a client may be revoked for.
P2S_API const std::vector<std::string>& revocation_reasons();

}  // namespace p2s::pki
