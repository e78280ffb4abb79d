// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/apple/apple_profile.hpp>
#include <p2s/kit/name_uuid.hpp>

#include <fmt/format.h>

namespace p2s::kit {

ApplePlan apple_plan(const KitContext& context, azure::Method authentication) {
  if (authentication == azure::Method::certificate) return {false, true, "Certificate", 0};
  const bool tls = context.gateway.eap_method == "EAPTLS" && context.client.has_certificate();
  return {true, tls, "None", 1};  // else EAP-MSCHAPv2
}

const ScepServer* scep_server(const ClientMaterial& client) {
  return client.managed && client.managed->scep ? &*client.managed->scep : nullptr;
}

bool must_name_issuer(const KitContext& context, const ApplePlan& plan) {
  return plan.certificate && context.client.key.starts_with("ec:");
}

std::string key_kind(const ClientMaterial& client) {
  return client.key == "ec:p384" ? "ECDSA384" : "ECDSA256";
}

std::string issuer_name(const package::VendorPackage& gateway) {
  // Not the root's name instead: an intermediate may have signed, which Apple would reject.
  if (!gateway.settings || gateway.settings->issuer_names.empty()) return {};
  return gateway.settings->issuer_names.front();
}

AppleNames::AppleNames(const KitContext& context, const ApplePlan& plan) : context_(context) {
  const auto& organization = context.inputs.settings.organization;
  const auto& id = context.gateway.vnet_id;
  prefix_ = fmt::format("{}.p2s.{}{}", organization.empty() ? "p2sctl" : organization,
                        id.empty() ? context.connection_file() : id, plan.radius ? ".radius" : "");
}

std::string AppleNames::identifier(std::string_view role) const {
  return role.empty() ? prefix_ : fmt::format("{}.{}", prefix_, role);
}

std::string AppleNames::uuid(std::string_view role) const {
  return to_upper(name_uuid(fmt::format("{}|{}", prefix_, role), context_.inputs.digests.sha1_hex));
}

std::string AppleNames::root_uuid(std::string_view role, const package::ServerRoot& root) const {
  return uuid(fmt::format("{}|{}", role, context_.inputs.digests.sha256_hex(root.der)));
}

std::string AppleNames::identity_uuid() const {
  return uuid(fmt::format("identity|{}", context_.client.thumbprint));
}

}  // namespace p2s::kit
