// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/gateway_reader.hpp"

#include "p2s/live/detail/certificate_data.hpp"
#include "p2s/live/live_rules.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::live::detail {
namespace {

constexpr std::int64_t kDefaultAsn = 65515;
constexpr std::string_view kUnknownSecret = "prompt";

/// "staff" of ".../virtualNetworkGatewayPolicyGroups/staff", also in an expression of a template.
std::string last_name(std::string_view id) {
  if (id.starts_with('[')) {
    const auto end = id.rfind('\'');
    const auto begin = end == id.npos || end == 0 ? id.npos : id.rfind('\'', end - 1);
    if (begin == id.npos) return {};
    id = id.substr(begin + 1, end - begin - 1);
  }
  return std::string(id.substr(id.rfind('/') + 1));
}

/// The segment after `name` in a resource id.
std::string id_part(std::string_view id, std::string_view name) {
  const auto parts = split(id, '/');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (equals_ignoring_case(parts[i], name)) return std::string(parts[i + 1]);
  }
  return {};
}

std::string cloud_of(std::string_view tenant) {
  constexpr std::array<std::pair<std::string_view, const char*>, 3> kHosts{
      {{"microsoftonline.us", "government"}, {"microsoftonline.de", "germany"}, {".cn", "china"}}};
  const auto lower = to_lower(tenant);
  for (const auto& [host, cloud] : kHosts) {
    if (lower.find(host) != lower.npos) return cloud;
  }
  return "public";
}

class GatewayReader {
 public:
  GatewayReader(const FoundGateway& found, Document& document)
      : gateway_(found.gateway), envelope_(found.envelope), document_(document) {}

  LiveGateway take() {
    live_.form = document_.form;
    read_resource();
    read_deployment();
    config_ = gateway_.find("vpnClientConfiguration");
    live_.point_to_site = static_cast<bool>(config_);
    part(Part::tunnels, &GatewayReader::read_tunnels);
    part(Part::roots, &GatewayReader::read_roots);
    part(Part::revoked, &GatewayReader::read_revoked);
    part(Part::entra, &GatewayReader::read_entra);
    part(Part::radius, &GatewayReader::read_radius);
    part(Part::authentication, &GatewayReader::read_methods);
    part(Part::pools, &GatewayReader::read_pools);
    part(Part::custom_routes, &GatewayReader::read_routes);
    part(Part::ipsec, &GatewayReader::read_ipsec);
    part(Part::groups, &GatewayReader::read_groups);
    part(Part::connections, &GatewayReader::read_connections);
    report_document();
    return std::move(live_);
  }

 private:
  spec::GatewaySpec& spec() { return live_.spec; }

  Node outer(std::initializer_list<std::string_view> names) const {
    auto found = gateway_.find(names);
    return found ? found : envelope_.find(names);
  }

  /// The node, whose path is shown for a key of p2s.toml.
  Node placed(const char* key, Node node) {
    if (node) live_.places.emplace(key, node.path());
    return node;
  }

  void report(const Rule& rule, const std::string& where, std::string message,
              std::string hint = {}) {
    live_.findings.push_back(finding(rule, where, std::move(message), std::move(hint)));
  }

  /// What contains an expression that only Azure evaluates is unknown.
  void part(Part name, void (GatewayReader::*read)()) {
    const auto before = document_.unresolved.size();
    (this->*read)();
    if (document_.unresolved.size() != before) live_.unread.insert(name);
  }

  void read_resource() {
    const auto id = outer({"id"}).text();
    live_.subscription = id_part(id, "subscriptions");
    live_.resource_group = id_part(id, "resourceGroups");
    if (live_.resource_group.empty())
      live_.resource_group = outer({"resourceGroup", "resourceGroupName"}).text();
    spec().name = placed("gateway.name", outer({"name"})).text();
    auto location = to_lower(placed("gateway.location", outer({"location"})).text());
    std::erase(location, ' ');
    spec().location = std::move(location);
    live_.provisioning_state = outer({"provisioningState"}).text();
    if (!live_.provisioning_state.empty() &&
        !equals_ignoring_case(live_.provisioning_state, "Succeeded")) {
      report(LiveRule("LIVE-001"), outer({"provisioningState"}).path(),
             fmt::format("the provisioning state is '{}'; values may still change",
                         printable(live_.provisioning_state)));
    }
  }

  void read_deployment() {
    const auto sku = placed("gateway.sku", gateway_.find("sku"));
    spec().sku = sku.is_text() ? sku.text() : sku.find("name").text();
    spec().current_sku = spec().sku;
    const auto generation =
        placed("gateway.generation", gateway_.find({"vpnGatewayGeneration", "generation"})).text();
    if (equals_ignoring_case(generation, "Generation1")) spec().generation = 1;
    if (equals_ignoring_case(generation, "Generation2")) spec().generation = 2;
    spec().current_generation = spec().generation;
    spec().active_active =
        placed("gateway.active_active", gateway_.find({"activeActive", "activeActiveEnabled"}))
            .flag()
            .value_or(false);
    const auto asn = placed("gateway.asn", gateway_.find("bgpSettings").find("asn")).number();
    if (asn && *asn != kDefaultAsn) spec().asn = asn;
    if (const auto type = placed("gateway.vpn_type", gateway_.find("vpnType")).text();
        !type.empty())
      spec().vpn_type = type;
    const bool block = document_.form == Form::terraform && !gateway_.find("gatewayType");
    const auto type = placed("gateway.type", gateway_.find(block ? "type" : "gatewayType")).text();
    if (!type.empty() && type.find('/') == type.npos) spec().type = type;
    const auto addresses =
        placed("public_ip", gateway_.find({"ipConfigurations", "ipConfiguration"})).items().size();
    if (addresses != 0) spec().public_ip.count = addresses;
  }

  /// Reports a value without Azure's spelling `right`; returns `known`.
  bool check_spelling(const Node& node, std::string_view right, bool known) {
    const auto text = node.text();
    if (!known) {
      report(LiveRule("LIVE-004"), node.path(), fmt::format("unknown value '{}'", printable(text)));
    } else if (text != right) {
      report(LiveRule("LIVE-004"), node.path(),
             fmt::format("'{}' is spelled '{}' in Azure", printable(text), right),
             fmt::format("write {}", right));
    }
    return known;
  }

  void read_tunnels() {
    const auto list = placed("gateway.tunnels", config_.find("vpnClientProtocols"));
    if (config_ && !list) live_.unread.insert(Part::tunnels);
    for (const auto& each : list.items()) {
      const auto tunnel = azure::parse_tunnel(each.text());
      if (check_spelling(each, tunnel ? azure::azure_name(*tunnel) : "", tunnel.has_value()))
        spec().tunnels.insert(*tunnel);
    }
    spec().current_tunnels = spec().tunnels;
  }

  void read_methods() {
    for (const auto& each :
         placed("gateway.authentication", config_.find({"vpnAuthenticationTypes", "vpnAuthTypes"}))
             .items()) {
      const auto text = each.text();
      const bool entra = equals_ignoring_case(text, "AAD");
      const auto method = entra ? azure::Method::entra : azure::parse_method(text);
      const auto right = entra                                  ? "AAD"
                         : method == azure::Method::certificate ? "Certificate"
                                                                : "Radius";
      if (check_spelling(each, right, method.has_value())) spec().authentication.insert(*method);
    }
    if (!spec().authentication.empty()) return;
    if (!spec().roots.empty()) spec().authentication.insert(azure::Method::certificate);
    if (spec().entra.present) spec().authentication.insert(azure::Method::entra);
    if (spec().radius.present) spec().authentication.insert(azure::Method::radius);
  }

  void add_pools(const Node& holder, const std::string& group) {
    auto list = holder.find({"addressSpace", "addressPrefixes"});
    if (!list) list = holder.find("vpnClientAddressPool").find("addressPrefixes");
    for (const auto& each : list.items()) spec().pools.push_back({each.text(), each.path(), group});
  }
  void read_pools() { add_pools(config_, {}); }

  void read_routes() {
    const auto routes =
        placed("gateway.custom_routes",
               gateway_.find({"customRoutes", "customRoute"}).find("addressPrefixes"));
    for (const auto& each : routes.items()) {
      const auto parsed = net::Prefix::parse(each.text());
      if (parsed.prefix) {
        spec().custom_routes.push_back({*parsed.prefix, each.path()});
      } else {
        report(LiveRule("LIVE-004"), each.path(),
               fmt::format("'{}' is not a prefix", printable(each.text())));
      }
    }
  }

  void read_roots() {
    const auto list = config_.find({"vpnClientRootCertificates", "rootCertificate"});
    for (const auto& each : list.items()) {
      spec::SpecRoot root{each.find("name").text(), {}, {}, each.path()};
      const auto field = each.find("publicCertData");
      auto read = unwrap_certificate(field.text());
      root.data = std::move(read.data);
      const auto where = field ? field.path() : each.path();
      if (read.is_private) {
        report(LiveRule("LIVE-003"), where,
               fmt::format("root '{}' contains a private key", printable(root.name)),
               "remove the root, replace it and every certificate that it issued");
      } else if (!read.fault.empty()) {
        report(LiveRule("LIVE-002"), where,
               fmt::format("data of root '{}' {}", printable(root.name), read.fault));
      }
      spec().roots.push_back(std::move(root));
    }
  }

  void read_revoked() {
    const auto list = config_.find({"vpnClientRevokedCertificates", "revokedCertificate"});
    for (const auto& each : list.items()) {
      const auto written = each.find("thumbprint");
      spec::SpecRevocation revoked{each.find("name").text(), written.text(), each.path()};
      if (auto normal = normalise_thumbprint(revoked.thumbprint)) {
        if (*normal != to_upper(revoked.thumbprint)) {
          report(LiveRule("LIVE-004"), written.path(),
                 fmt::format("the thumbprint of '{}' has separators or invisible characters",
                             printable(revoked.name)),
                 "write " + *normal);
        }
        revoked.thumbprint = *std::move(normal);
      }
      spec().revoked.push_back(std::move(revoked));
    }
  }

  void read_entra() {
    auto& entra = spec().entra;
    entra.tenant = placed("entra.tenant", config_.find("aadTenant")).text();
    entra.issuer = placed("entra.issuer", config_.find("aadIssuer")).text();
    if (const auto audience = placed("entra.audience", config_.find("aadAudience")).text();
        !audience.empty())
      entra.audiences.push_back(audience);
    entra.cloud = cloud_of(entra.tenant);
    entra.present = !entra.tenant.empty() || !entra.issuer.empty() || !entra.audiences.empty();
  }

  void read_radius() {
    auto& radius = spec().radius;
    const auto add = [&](const Node& node, const std::string& where,
                         std::optional<std::int64_t> score) {
      if (node.text().empty()) return;
      radius.servers.push_back({node.text(), std::string(kUnknownSecret), score, where});
    };
    const auto single = config_.find("radiusServerAddress");
    add(single, config_.path(), {});
    for (const auto& each : config_.find({"radiusServers", "radiusServer"}).items()) {
      add(each.find({"radiusServerAddress", "address"}), each.path(),
          each.find({"radiusServerScore", "score"}).number());
    }
    radius.present = !radius.servers.empty();
  }

  void read_ipsec() {
    for (const auto& each : config_.find({"vpnClientIpsecPolicies", "ipsecPolicy"}).items()) {
      azure::IpsecPolicy policy;
      policy.ike_encryption = each.find("ikeEncryption").text();
      policy.ike_integrity = each.find("ikeIntegrity").text();
      policy.dh_group = each.find("dhGroup").text();
      policy.ipsec_encryption = each.find("ipsecEncryption").text();
      policy.ipsec_integrity = each.find("ipsecIntegrity").text();
      policy.pfs_group = each.find("pfsGroup").text();
      policy.sa_lifetime_seconds = each.find({"saLifeTimeSeconds", "saLifetimeInSeconds"}).number();
      policy.sa_data_size_kilobytes =
          each.find({"saDataSizeKilobytes", "saDataSizeInKilobytes"}).number();
      policy.origin = each.path();
      spec().ipsec.push_back(std::move(policy));
    }
  }

  void read_groups() {
    const auto list = gateway_.find({"virtualNetworkGatewayPolicyGroups", "policyGroup"});
    if (!list) live_.unread.insert(Part::groups);
    for (const auto& each : list.items()) {
      spec::UserGroup group;
      group.name = each.find("name").text();
      group.is_default = each.find("isDefault").flag().value_or(false);
      group.priority = each.find("priority").number();
      for (const auto& member : each.find({"policyMembers", "policyMember"}).items()) {
        group.members.push_back({member.find({"attributeType", "type"}).text(),
                                 member.find({"attributeValue", "value"}).text()});
      }
      group.origin = each.path();
      spec().groups.push_back(std::move(group));
    }
  }

  void read_connections() {
    const auto list =
        config_.find({"vngClientConnectionConfigurations", "clientConnectionConfigurations",
                      "virtualNetworkGatewayClientConnection"});
    // Without the groups, their names mean nothing; without groups, there are no connections.
    const bool unknown = live_.unread.contains(Part::groups);
    if (config_ && (unknown || (!list && !spec().groups.empty())))
      live_.unread.insert(Part::connections);
    for (const auto& each : list.items()) {
      spec::GroupConfiguration configuration{each.find("name").text(), {}, each.path()};
      for (const auto& group :
           each.find({"virtualNetworkGatewayPolicyGroups", "policyGroupNames"}).items())
        configuration.groups.push_back(group_name(group));
      add_pools(each, configuration.name);
      spec().configurations.push_back(std::move(configuration));
    }
  }

  static std::string group_name(const Node& group) {
    if (group.is_text()) return group.text();
    // The name is in the expression, so it is read as it is written.
    const auto id = group.json().is_object() ? group.json().find("id") : group.json().end();
    if (group.json().is_object() && id != group.json().end() && id->is_string())
      return last_name(id->get_ref<const std::string&>());
    return last_name(group.find({"id", "name"}).text());
  }

  void report_document() {
    for (const auto& path : document_.secrets) {
      if (!path.starts_with(gateway_.path()) && !path.starts_with(envelope_.path())) continue;
      report(LiveRule("LIVE-003"), path, "the file contains a secret in clear text");
    }
    for (const auto& path : document_.unresolved) {
      report(LiveRule("LIVE-005"), path, "only Azure knows the value of this expression");
    }
  }

  const Node& gateway_;
  const Node& envelope_;
  Document& document_;
  Node config_;
  LiveGateway live_;
};

}  // namespace

LiveGateway read_gateway(const FoundGateway& found, Document& document) {
  return GatewayReader(found, document).take();
}

}  // namespace p2s::live::detail
