// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace p2s::rules {

/// The certificate values that rules need; app/ fills it from p2s::pki. All text is untrusted.
struct CertificateFacts {
  std::string subject;  ///< RFC 4514
  std::string issuer;
  std::string common_name;
  std::string serial;      ///< upper-case hex
  std::string thumbprint;  ///< 40 upper-case hex digits
  std::string key_id;      ///< subject key identifier, upper-case hex; empty when absent
  std::string authority_key_id;
  Time not_before{};
  Time not_after{};
  std::string key;  ///< "rsa:2048", "ec:p256", otherwise the algorithm's name
  std::string signature_algorithm;
  std::vector<std::string> alternative_names;  ///< "DNS:…", "email:…", "UPN:…"
  std::vector<std::string> key_usage;
  std::vector<std::string> extended_key_usage;  ///< "clientAuth", …, otherwise the OID
  bool has_basic_constraints = false;
  bool is_ca = false;
  bool self_signed = false;
};

/// Problems of a root's data before it is a certificate; the CERT rules report them.
enum class RootDataProblem : std::uint8_t {
  none,
  not_found,          ///< neither in the store nor on disk
  not_base64,         ///< CERT-004
  not_a_certificate,  ///< base64 of something else: CERT-004
  whitespace,         ///< line breaks or spaces inside: CERT-005
  pem_markers,        ///< BEGIN and END lines: CERT-006
  encoded_twice,      ///< base64 of PEM text: CERT-007
  private_key,        ///< CERT-008
};

struct RootCertificate {
  std::string name;
  std::string origin;  ///< "roots[0]"
  RootDataProblem problem = RootDataProblem::none;
  std::string detail;            ///< what failed to be read; may be empty
  bool has_certificate = false;  ///< `facts` is filled; possible with some of the problems above
  CertificateFacts facts;
};

struct ClientCertificate {
  std::string name;
  std::string root;  ///< name of its root in the inventory; empty if it is not there
  bool revoked = false;
  CertificateFacts facts;
  /// Thumbprints of the known certificates above it, its issuer first; the last is the root unless
  /// an issuer is missing. Empty if its issuer is unknown.
  std::vector<std::string> chain;
  bool signature_ok = true;  ///< verified with the key of the known issuer
};

/// A certificate of the inventory that cannot be parsed, so rules cannot check it.
struct UnreadableCertificate {
  std::string subject;  ///< "client alice 0123…"
  std::string problem;
};

/// The certificates of a spec and the inventory.
struct Certificates {
  std::vector<RootCertificate> roots;
  std::vector<ClientCertificate> clients;
  std::vector<UnreadableCertificate> unreadable;
};

}  // namespace p2s::rules
