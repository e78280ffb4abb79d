#pragma once

#include <p2s/kit/clients/emitter.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// How the owner of a kit proves who they are: to the gateway, or to the RADIUS server behind it.
enum class Credential { certificate, radius_certificate, password };

/// What strongSwan's files of one kit are to say. Files are named without their folder.
struct StrongSwanPlan {
  std::string name;  ///< of connection and files: linux_name()
  Credential credential{};
  /// Common name in the gateway's certificate, its second name; empty when it is not known, or one
  /// connection is enough.
  std::string subject;
  std::vector<std::string> server_roots;  ///< one of each file, in the order of the gateway's roots
  std::vector<std::string> radius_roots;  ///< likewise; with Credential::radius_certificate alone
  std::vector<std::string> issuers;       ///< between the client's certificate and its root

  bool has_certificate() const noexcept { return credential != Credential::password; }
};

/// The one way that this client and the gateway both have; a certificate comes first.
std::optional<Credential> linux_credential(const KitContext& context, package::Tunnel tunnel,
                                           Ways ways);

StrongSwanPlan plan_strongswan(const KitContext& context, Credential credential);

/// The files' texts, each read back. Error(usage) when a template of the user's loses a fact.
Secret swanctl_conf(const KitContext& context, const StrongSwanPlan& plan);
Secret ipsec_conf(const KitContext& context, const StrongSwanPlan& plan);

}  // namespace p2s::kit
