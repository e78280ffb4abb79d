// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// A root of the gateway: from the spec, or from the inventory if the spec names none.
struct NamedRoot {
  std::string name;
  std::string subject;  ///< for findings
};

/// A root or issuing CA above a client.
struct Authority {
  std::string called;  ///< "issuing CA 'Staff'"
  const CertificateSummary* facts;
  bool is_uploaded;
};

/// Certificates prepared for the rules.
class CertificateView {
 public:
  CertificateView(const spec::GatewaySpec& spec, const Certificates& certificates, Time as_of);

  std::vector<NamedRoot> names;
  std::vector<const RootCertificate*> roots;  ///< readable ones
  bool all_roots_read = true;
  /// Clients that should be able to connect; empty without certificate authentication. Excludes
  /// revoked certificates and expired ones whose user has a newer certificate.
  std::vector<const ClientCertificate*> clients;
  std::set<std::string> revoked;  ///< thumbprints of the spec, normalised

  /// Null if it is not uploaded.
  const RootCertificate* root(std::string_view thumbprint) const;
  /// Uploaded or of the inventory; nullopt if it is unknown.
  std::optional<Authority> authority(const std::string& thumbprint) const;
  /// The root with that subject; null if there is none.
  const RootCertificate* root_called(std::string_view subject) const;

 private:
  const Certificates& certificates_;
  std::map<std::string_view, const RootCertificate*> by_thumbprint_;
  std::map<std::string_view, const RootCertificate*> by_subject_;
};

/// Subject of findings about it.
std::string subject_of(const RootCertificate& root);
std::string subject_of(const ClientCertificate& client);

/// "root 'Contoso'", for messages.
std::string quoted(const RootCertificate& root);

bool is_expired(const ClientCertificate& client, Time as_of) noexcept;
bool is_valid_now(const CertificateSummary& certificate, Time as_of) noexcept;

/// Whether it was made to sign others. The root of PowerShell's recipe has no basic constraints.
bool is_issuer(const CertificateSummary& certificate);

/// The users of the certificate; several if it names several users.
std::set<std::string> users_of(const ClientCertificate& client);

/// "alice, bob and 3 more", for messages.
std::string listed(const std::set<std::string>& names);

}  // namespace p2s::rules
