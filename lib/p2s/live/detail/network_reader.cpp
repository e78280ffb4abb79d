// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/reading.hpp"
#include "p2s/live/live_rules.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <utility>

namespace p2s::live::detail {
namespace {

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

std::string group_name(const Node& group) {
  if (group.is_text()) return group.text();
  // The name is in the expression, so it is read as it is written.
  const auto id = group.json().is_object() ? group.json().find("id") : group.json().end();
  if (group.json().is_object() && id != group.json().end() && id->is_string())
    return last_name(id->get_ref<const std::string&>());
  return last_name(group.find({"id", "name"}).text());
}

void add_pools(Reading& reading, const Node& holder, const std::string& group) {
  auto list = holder.find({"addressSpace", "addressPrefixes"});
  if (!list) list = holder.find("vpnClientAddressPool").find("addressPrefixes");
  for (const auto& each : list.items())
    reading.live.spec.pools.push_back({each.text(), each.path(), group});
}

}  // namespace

void read_tunnels(Reading& reading) {
  const auto list = reading.placed("gateway.tunnels", reading.config.find("vpnClientProtocols"));
  if (reading.config && !list) reading.live.unread.insert(Part::tunnels);
  for (const auto& each : list.items()) {
    const auto tunnel = azure::parse_tunnel(each.text());
    if (reading.check_spelling(each, tunnel ? azure::azure_name(*tunnel) : "", tunnel.has_value()))
      reading.live.spec.tunnels.insert(*tunnel);
  }
  reading.live.spec.current_tunnels = reading.live.spec.tunnels;
}

void read_pools(Reading& reading) { add_pools(reading, reading.config, {}); }

void read_routes(Reading& reading) {
  const auto routes =
      reading.placed("gateway.custom_routes",
                     reading.gateway.find({"customRoutes", "customRoute"}).find("addressPrefixes"));
  for (const auto& each : routes.items()) {
    const auto parsed = net::Prefix::parse(each.text());
    if (parsed.prefix) {
      reading.live.spec.custom_routes.push_back({*parsed.prefix, each.path()});
    } else {
      reading.report(LiveRule("LIVE-004"), each.path(),
                     fmt::format("'{}' is not a prefix", printable(each.text())));
    }
  }
}

void read_ipsec(Reading& reading) {
  for (const auto& each : reading.config.find({"vpnClientIpsecPolicies", "ipsecPolicy"}).items()) {
    azure::IpsecPolicy policy;
    const auto member = [&](const char* key, std::initializer_list<std::string_view> names) {
      return reading.placed(fmt::format("{}.{}", each.path(), key), each.find(names));
    };
    policy.ike_encryption = member("ike_encryption", {"ikeEncryption"}).text();
    policy.ike_integrity = member("ike_integrity", {"ikeIntegrity"}).text();
    policy.dh_group = member("dh_group", {"dhGroup"}).text();
    policy.ipsec_encryption = member("ipsec_encryption", {"ipsecEncryption"}).text();
    policy.ipsec_integrity = member("ipsec_integrity", {"ipsecIntegrity"}).text();
    policy.pfs_group = member("pfs_group", {"pfsGroup"}).text();
    policy.sa_lifetime_seconds =
        member("sa_lifetime_seconds", {"saLifeTimeSeconds", "saLifetimeInSeconds"}).number();
    policy.sa_data_size_kilobytes =
        member("sa_data_size_kilobytes", {"saDataSizeKilobytes", "saDataSizeInKilobytes"}).number();
    policy.origin = each.path();
    reading.live.spec.ipsec.push_back(std::move(policy));
  }
}

void read_groups(Reading& reading) {
  const auto list = reading.placed(
      "groups", reading.gateway.find({"virtualNetworkGatewayPolicyGroups", "policyGroup"}));
  if (!list) reading.live.unread.insert(Part::groups);
  for (const auto& each : list.items()) {
    spec::UserGroup group;
    group.name = reading.placed(each.path() + ".name", each.find("name")).text();
    group.is_default = each.find("isDefault").flag().value_or(false);
    group.priority = reading.placed(each.path() + ".priority", each.find("priority")).number();
    for (const auto& member : each.find({"policyMembers", "policyMember"}).items()) {
      group.members.push_back({member.find({"attributeType", "type"}).text(),
                               member.find({"attributeValue", "value"}).text()});
    }
    group.origin = each.path();
    reading.live.spec.groups.push_back(std::move(group));
  }
}

void read_connections(Reading& reading) {
  const auto list =
      reading.config.find({"vngClientConnectionConfigurations", "clientConnectionConfigurations",
                           "virtualNetworkGatewayClientConnection"});
  // Without the groups, their names mean nothing; without groups, there are no connections.
  const bool unknown = reading.live.unread.contains(Part::groups);
  if (reading.config && (unknown || (!list && !reading.live.spec.groups.empty())))
    reading.live.unread.insert(Part::connections);
  for (const auto& each : list.items()) {
    spec::GroupConfiguration configuration{each.find("name").text(), {}, each.path()};
    for (const auto& group :
         each.find({"virtualNetworkGatewayPolicyGroups", "policyGroupNames"}).items())
      configuration.groups.push_back(group_name(group));
    add_pools(reading, each, configuration.name);
    reading.live.spec.configurations.push_back(std::move(configuration));
  }
}

}  // namespace p2s::live::detail
