// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/detail/point_to_site.hpp"

#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

using azure::Method;

Json addresses(const std::vector<std::string>& prefixes) { return {{"addressPrefixes", prefixes}}; }

Json roots(const spec::GatewaySpec& gateway) {
  Json list = Json::array();
  if (!gateway.authentication.contains(Method::certificate)) return list;
  for (const auto& root : gateway.roots)
    list.push_back({{"name", root.name}, {"properties", {{"publicCertData", root.data}}}});
  return list;
}

Json revoked(const spec::GatewaySpec& gateway) {
  Json list = Json::array();
  if (!gateway.authentication.contains(Method::certificate)) return list;
  for (const auto& each : gateway.revoked)
    list.push_back({{"name", each.name}, {"properties", {{"thumbprint", each.thumbprint}}}});
  return list;
}

Json ipsec(const spec::GatewaySpec& gateway) {
  Json list = Json::array();
  for (const auto& policy : gateway.ipsec) {
    list.push_back(
        {{"saLifeTimeSeconds", policy.sa_lifetime_seconds.value_or(kLifetimeSeconds)},
         {"saDataSizeKilobytes", policy.sa_data_size_kilobytes.value_or(kDataSizeKilobytes)},
         {"ipsecEncryption", policy.ipsec_encryption},
         {"ipsecIntegrity", policy.ipsec_integrity},
         {"ikeEncryption", policy.ike_encryption},
         {"ikeIntegrity", policy.ike_integrity},
         {"dhGroup", policy.dh_group},
         {"pfsGroup", policy.pfs_group}});
  }
  return list;
}

void add_radius(Json& configuration, const spec::GatewaySpec& gateway, const Terms& terms) {
  const auto servers = radius_servers(gateway);
  const bool single = servers.size() == 1;
  configuration["radiusServerAddress"] = single ? Json(servers.front().address) : Json();
  configuration["radiusServerSecret"] = single ? terms.radius_secret(0) : Json();
  Json list = Json::array();
  for (std::size_t i = 0; i < servers.size() && !single; ++i) {
    list.push_back({{"radiusServerAddress", servers[i].address},
                    {"radiusServerScore", servers[i].score.value_or(kHighestScore)},
                    {"radiusServerSecret", terms.radius_secret(i)}});
  }
  configuration["radiusServers"] = std::move(list);
}

void add_entra(Json& configuration, const spec::GatewaySpec& gateway) {
  const bool used = gateway.authentication.contains(Method::entra);
  const auto& entra = gateway.entra;
  configuration["aadTenant"] = used ? Json(entra.tenant) : Json();
  configuration["aadAudience"] = used ? Json(entra.audiences.front()) : Json();
  configuration["aadIssuer"] = used ? Json(entra.issuer) : Json();
}

Json groups(const spec::GatewaySpec& gateway) {
  Json list = Json::array();
  for (const auto& group : sorted_groups(gateway)) {
    Json members = Json::array();
    for (const auto& member : group.members) {
      members.push_back({{"name", fmt::format("{}-{}", group.name, members.size() + 1)},
                         {"attributeType", member.type},
                         {"attributeValue", member.value}});
    }
    list.push_back({{"name", group.name},
                    {"properties",
                     {{"isDefault", group.is_default},
                      {"priority", group.priority.value_or(0)},
                      {"policyMembers", std::move(members)}}}});
  }
  return list;
}

Json connection_list(const spec::GatewaySpec& gateway, const Terms& terms) {
  Json list = Json::array();
  for (const auto& connection : connections(gateway)) {
    Json ids = Json::array();
    for (const auto& group : connection.groups) ids.push_back({{"id", terms.group_id(group)}});
    list.push_back({{"name", connection.name},
                    {"properties",
                     {{"vpnClientAddressPool", addresses(connection.pools)},
                      {"virtualNetworkGatewayPolicyGroups", std::move(ids)}}}});
  }
  return list;
}

}  // namespace

Json expression(std::string text) { return Json::object({{"", std::move(text)}}); }

const std::string* expression_in(const Json& node) {
  if (!node.is_object() || node.size() != 1 || !node.begin().key().empty()) return nullptr;
  return node.begin()->get_ptr<const std::string*>();
}

Json point_to_site(const spec::GatewaySpec& gateway, const Terms& terms) {
  Json configuration = Json::object();
  configuration["vpnClientAddressPool"] = addresses(gateway_pools(gateway));
  configuration["vpnClientProtocols"] = protocols(gateway);
  configuration["vpnAuthenticationTypes"] = authentication_types(gateway);
  configuration["vpnClientRootCertificates"] = roots(gateway);
  configuration["vpnClientRevokedCertificates"] = revoked(gateway);
  configuration["vpnClientIpsecPolicies"] = ipsec(gateway);
  add_radius(configuration, gateway, terms);
  add_entra(configuration, gateway);
  configuration["vngClientConnectionConfigurations"] = connection_list(gateway, terms);
  return {{"customRoutes", addresses(custom_routes(gateway))},
          {"virtualNetworkGatewayPolicyGroups", groups(gateway)},
          {"vpnClientConfiguration", std::move(configuration)}};
}

Json without_null(const Json& node) {
  if (!node.is_structured()) return node;
  Json copy = node;
  for (auto each = copy.begin(); each != copy.end();) {
    if (node.is_object() && each->is_null()) {
      each = copy.erase(each);
    } else {
      *each = without_null(*each);
      ++each;
    }
  }
  return copy;
}

void require_text(const Json& node) {
  if (node.is_string()) render::escape_json(node.get_ref<const std::string&>());
  if (!node.is_structured()) return;
  for (const auto& each : node) require_text(each);
}

std::string desired_state(const spec::GatewaySpec& gateway) {
  const auto properties = point_to_site(gateway, {[](std::size_t) { return Json(); },
                                                  [](const std::string& group) { return group; }});
  return to_lower(pki::sha256_hex(as_bytes(properties.dump())));
}

}  // namespace p2s::deploy::detail
