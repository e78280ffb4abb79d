#pragma once

#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// A root as the gateway would get it: of the spec, or of the inventory when the spec names none.
struct NamedRoot {
  std::string name;
  std::string subject;  ///< for findings
};

/// Certificates made ready for the rules.
class CertificateView {
 public:
  CertificateView(const spec::GatewaySpec& spec, const Certificates& certificates, Time as_of);

  std::vector<NamedRoot> names;
  std::vector<const RootCertificate*> roots;  ///< those that could be read
  bool all_roots_read = true;
  /// Whom the gateway should let in; empty without certificate authentication. Not among them: who
  /// is revoked, and certificates that expired after their user got another.
  std::vector<const ClientCertificate*> clients;
  std::set<std::string> revoked;  ///< thumbprints of the spec, normalised

  /// Null when it is not uploaded.
  const RootCertificate* root(std::string_view thumbprint) const;
  /// One whose subject it is; null when there is none.
  const RootCertificate* root_called(std::string_view subject) const;

 private:
  std::map<std::string_view, const RootCertificate*> by_thumbprint_;
  std::map<std::string_view, const RootCertificate*> by_subject_;
};

/// What findings about it are sorted by.
std::string subject_of(const RootCertificate& root);
std::string subject_of(const ClientCertificate& client);

bool is_expired(const ClientCertificate& client, Time as_of) noexcept;

/// "alice, bob and 3 more", for messages.
std::string listed(const std::set<std::string>& names);

}  // namespace p2s::rules
