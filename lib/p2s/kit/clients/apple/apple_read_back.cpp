// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/apple/apple_profile.hpp>

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <utility>

namespace p2s::kit {
namespace {

using Values = std::vector<std::string>;
using Planned = std::vector<std::pair<const char*, Values>>;

pugi::xpath_node_set values_of(const pugi::xml_document& plist, const char* key) {
  return plist.select_nodes(fmt::format("//key[.='{}']/following-sibling::*[1]", key).c_str());
}

// Every value of that key, anywhere in the property list; of an array, its items.
Values values(const pugi::xml_document& plist, const char* key) {
  Values found;
  for (const auto& each : values_of(plist, key)) {
    if (std::string_view(each.node().name()) != "array") {
      found.emplace_back(each.node().child_value());
      continue;
    }
    for (const auto& item : each.node().children()) found.emplace_back(item.child_value());
  }
  return found;
}

Values when(bool enabled, Values planned) { return enabled ? std::move(planned) : Values{}; }

Planned planned_user(const KitContext& context, const ApplePlan& plan) {
  const Values server{context.gateway.servers.front()};
  const bool tied = must_name_issuer(context, plan);
  return {{"RemoteAddress", server},
          {"RemoteIdentifier", server},
          {"LocalIdentifier", {context.client.name}},
          {"AuthenticationMethod", {plan.method}},
          {"ExtendedAuthEnabled", {std::to_string(plan.extended_auth)}},
          {"PayloadCertificateUUID",
           when(plan.certificate, {AppleNames(context, plan).identity_uuid()})},
          {"CertificateType", when(tied, {key_kind(context.client)})},
          {"ServerCertificateIssuerCommonName", when(tied, {issuer_name(context.gateway)})}};
}

Planned planned_request(const KitContext& context, const ApplePlan& plan) {
  const ScepServer* scep = plan.certificate ? scep_server(context.client) : nullptr;
  if (scep == nullptr) return {{"URL", {}}, {"Challenge", {}}};
  return {{"URL", {scep->url}},
          {"Challenge", when(!scep->challenge.empty(), {std::string(scep->challenge.text())})}};
}

Planned planned_network(const KitContext& context) {
  const auto& settings = context.inputs.settings;
  const auto& dns = context.gateway.dns_servers;
  const bool trusting = settings.always_on && !settings.trusted_networks.empty();
  Values actions = when(trusting, {"Disconnect"});
  if (settings.always_on) actions.emplace_back("Connect");
  return {{"IncludeAllNetworks", when(settings.forced_tunnel, {"1"})},
          {"OnDemandEnabled", when(settings.always_on, {"1"})},
          {"Action", std::move(actions)},
          {"DNSDomainMatch", when(trusting, context.trusted_domains())},
          {"ServerAddresses", dns},
          {"SupplementalMatchDomains", when(!dns.empty(), context.dns_domains())}};
}

Planned planned_policy(const std::optional<ApplePolicy>& policy) {
  if (!policy) {
    return {{"EncryptionAlgorithm", {}},
            {"IntegrityAlgorithm", {}},
            {"DiffieHellmanGroup", {}},
            {"EnablePFS", {}}};
  }
  return {{"EncryptionAlgorithm", {policy->ike_encryption, policy->child_encryption}},
          {"IntegrityAlgorithm", {policy->ike_integrity, policy->child_integrity}},
          {"DiffieHellmanGroup",
           {std::to_string(policy->ike_group), std::to_string(policy->child_group)}},
          {"EnablePFS", {policy->pfs ? "1" : "0"}}};
}

bool says(const pugi::xml_document& plist, const Planned& planned) {
  return std::all_of(planned.begin(), planned.end(),
                     [&](const auto& each) { return values(plist, each.first) == each.second; });
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') result += c;
  }
  return result;
}

// The bytes of every payload.
bool holds_payloads(const pugi::xml_document& plist, const KitContext& context,
                    const ApplePlan& plan) {
  Values planned;
  for (const auto& root : context.gateway.server_roots) planned.push_back(to_base64(root.der));
  if (plan.radius) {
    for (const auto& root : context.gateway.radius_roots) planned.push_back(to_base64(root.der));
  }
  if (plan.certificate && scep_server(context.client) == nullptr)
    planned.push_back(to_base64(context.client.pfx_for_older().bytes()));
  Values found;
  for (const auto& each : plist.select_nodes("//data"))
    found.push_back(squeezed(each.node().child_value()));
  const bool same = found == planned;
  for (auto& data : found) wipe(data);
  for (auto& data : planned) wipe(data);
  return same;
}

// The identity used by the connection is present and can be opened with the given password.
bool holds_identity(const pugi::xml_document& plist, const KitContext& context,
                    const ApplePlan& plan) {
  const auto passwords = values_of(plist, "Password");
  const auto& password = context.client.pfx_password;
  const bool given = plan.certificate && !password.empty();
  if (passwords.size() != (given ? 1U : 0U)) return false;
  if (given && passwords.first().node().child_value() != password.text()) return false;
  if (!plan.certificate) return true;
  const auto uuids = values(plist, "PayloadUUID");
  return std::count(uuids.begin(), uuids.end(), AppleNames(context, plan).identity_uuid()) == 1;
}

}  // namespace

void read_back_apple_profile(const Secret& profile, const KitContext& context,
                             const ApplePlan& plan, const std::optional<ApplePolicy>& policy) {
  pugi::xml_document plist;
  const auto text = profile.text();
  if (plist.load_buffer(text.data(), text.size()) && says(plist, planned_user(context, plan)) &&
      says(plist, planned_request(context, plan)) && says(plist, planned_network(context)) &&
      says(plist, planned_policy(policy)) && holds_payloads(plist, context, plan) &&
      holds_identity(plist, context, plan)) {
    return;
  }
  throw Error(
      ErrorKind::usage,
      fmt::format("template '{}' produces a profile without required content", kAppleTemplate))
      .hint("compare it with the built-in template of the same name");
}

}  // namespace p2s::kit
