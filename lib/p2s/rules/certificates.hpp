// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/certificate_summary.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace p2s::rules {

/// Problems of a root's data before it is a certificate; the CERT rules report them.
enum class RootDataProblem : std::uint8_t {
  none,
  not_found,          ///< neither in the store nor on disk
  not_base64,         ///< CERT-004
  not_a_certificate,  ///< base64 of something else: CERT-004
  whitespace,         ///< spaces inside: CERT-005
  pem_markers,        ///< BEGIN and END lines: CERT-006
  encoded_twice,      ///< base64 of PEM text: CERT-007
  private_key,        ///< CERT-008
  line_ends,          ///< line breaks inside, but no spaces: CERT-005
};

struct RootCertificate {
  std::string name;
  std::string origin;  ///< "roots[0]"
  RootDataProblem problem = RootDataProblem::none;
  std::string detail;            ///< what failed to be read; may be empty
  bool has_certificate = false;  ///< `facts` is filled; possible with some of the problems above
  CertificateSummary facts;
};

struct ClientCertificate {
  std::string name;
  std::string root;  ///< name of its root in the inventory; empty if it is not there
  bool revoked = false;
  CertificateSummary facts;
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

/// A root or issuing CA of the inventory.
struct StoredAuthority {
  std::string name;
  CertificateSummary facts;
};

/// The certificates of a spec and the inventory.
struct Certificates {
  std::vector<RootCertificate> roots;
  std::vector<RootCertificate> radius_roots;  ///< `origin`: "radius.roots[0]"
  std::vector<ClientCertificate> clients;
  std::vector<UnreadableCertificate> unreadable;
  /// Thumbprints of unexpired revoked certificates that were removed from the inventory.
  std::vector<std::string> removed_revocations;
  std::map<std::string, StoredAuthority> stored;  ///< by thumbprint
};

}  // namespace p2s::rules
