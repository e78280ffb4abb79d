// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/apple/apple_policy.hpp>
#include <p2s/kit/clients/client_software.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

inline constexpr std::string_view kAppleTemplate = "apple/vpn.mobileconfig";

/// How users authenticate, in Apple's terms (docs/reference/profile-formats.md, "Apple").
struct ApplePlan {
  bool radius = false;
  bool certificate = false;  ///< the profile carries the identity, or requests it
  std::string method;        ///< AuthenticationMethod
  int extended_auth = 0;     ///< EAP
};
ApplePlan apple_plan(const KitContext& context, azure::Method authentication);

/// Where the device requests the certificate of the profile; null if the profile carries it.
const ScepServer* scep_server(const ClientMaterial& client);

/// Apple assumes an RSA key unless the type is set, which in turn requires the server's issuer.
bool must_name_issuer(const KitContext& context, const ApplePlan& plan);
/// CertificateType for such a key.
std::string key_kind(const ClientMaterial& client);
/// Empty if unknown.
std::string issuer_name(const package::VendorPackage& gateway);

/// The same gateway, the same names: a new profile replaces the old one. A new certificate is a new
/// payload, whether it is a root or the identity.
class AppleNames {
 public:
  AppleNames(const KitContext& context, const ApplePlan& plan);
  std::string identifier(std::string_view role) const;
  std::string uuid(std::string_view role) const;
  std::string root_uuid(std::string_view role, const package::ServerRoot& root) const;
  std::string identity_uuid() const;

 private:
  const KitContext& context_;
  std::string prefix_;
};

/// Renders the template. Without `policy` Apple's defaults apply, which Azure gateways accept.
Secret render_apple_profile(const KitContext& context, const ApplePlan& plan,
                            const std::optional<ApplePolicy>& policy);

/// Error(usage) unless the parsed profile contains everything planned: users may replace the
/// template.
void read_back_apple_profile(const Secret& profile, const KitContext& context,
                             const ApplePlan& plan, const std::optional<ApplePolicy>& policy);

/// Server, roots and identity of a *.mobileconfig, signed or not.
void read_apple_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
