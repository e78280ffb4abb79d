// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// How the owner of a kit authenticates to the gateway or to its RADIUS server.
enum class Credential { certificate, radius_certificate, password };

/// Content of the strongSwan files of one kit. Files are named without their folder.
struct StrongSwanPlan {
  std::string name;  ///< of connection and files: linux_name()
  Credential credential{};
  /// Common name in the gateway's certificate, its second name; empty if unknown or not needed.
  std::string subject;
  std::vector<std::string> server_roots;  ///< one of each file, in the order of the gateway's roots
  std::vector<std::string> radius_roots;  ///< likewise; with Credential::radius_certificate alone
  std::vector<std::string> issuers;       ///< between the client's certificate and its root
  /// Command that strongSwan runs when the tunnel comes up or goes down, which makes names of the
  /// network known; empty if neither its DNS servers nor its suffixes are.
  std::string updown;

  bool has_certificate() const noexcept { return credential != Credential::password; }
};

/// The authentication method that both client and gateway support; certificates are preferred.
std::optional<Credential> linux_credential(const KitContext& context, azure::Tunnel tunnel,
                                           Methods methods);

StrongSwanPlan plan_strongswan(const KitContext& context, Credential credential);

/// Content of the files, each read back. Error(usage) if a user's template omits a setting.
Secret swanctl_conf(const KitContext& context, const StrongSwanPlan& plan);
Secret ipsec_conf(const KitContext& context, const StrongSwanPlan& plan);

/// Gateway, names and certificates in swanctl.conf, ipsec.conf and profiles of the app.
void read_strongswan_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
void read_sswan_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
bool is_strongswan_conf(ByteView content);
bool is_sswan(ByteView content);
/// The same, for an MDM.
void read_managed_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
bool is_managed(ByteView content);

}  // namespace p2s::kit
