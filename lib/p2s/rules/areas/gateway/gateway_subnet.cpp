// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/net/cover.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr unsigned kLongestSubnet = 29;
constexpr unsigned kLongestRecommended = 27;

bool is_ipv4(const spec::Network& network) { return network.prefix.family() == net::Family::ipv4; }

bool is_default_route(const spec::Network& route) {
  return is_ipv4(route) && route.prefix.length() == 0;
}

void subnet_misnamed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& name = facts.spec.gateway_subnet.name;
  if (name == "GatewaySubnet") return;
  findings.push_back(finding(
      rule, "gateway_subnet.name",
      fmt::format("the gateway subnet is named '{}'; Azure requires the exact name GatewaySubnet",
                  printable(name)),
      fix::set("gateway_subnet.name", "\"GatewaySubnet\"")));
}

void subnet_too_small(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& subnet : facts.spec.vnet.gateway_subnet) {
    if (!is_ipv4(subnet) || subnet.prefix.length() <= kLongestSubnet) continue;
    findings.push_back(finding(rule, subnet.origin,
                               fmt::format("gateway subnet {} is too small; the minimum is a /29",
                                           subnet.prefix.to_string()),
                               "make it a /27, as Azure recommends"));
  }
}

void subnet_is_tight(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& subnet : facts.spec.vnet.gateway_subnet) {
    const auto length = subnet.prefix.length();
    if (!is_ipv4(subnet) || length <= kLongestRecommended || length > kLongestSubnet) continue;
    findings.push_back(
        finding(rule, subnet.origin,
                fmt::format("gateway subnet {} leaves no room to grow", subnet.prefix.to_string()),
                "make it a /27 or larger, as Azure recommends"));
  }
}

void subnet_outside_network(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& vnet = facts.spec.vnet;
  const auto prefixes = prefixes_of(vnet.prefixes);
  for (const auto& subnet : vnet.gateway_subnet) {
    if (prefixes.empty() || net::covers(prefixes, subnet.prefix)) continue;
    findings.push_back(finding(rule, subnet.origin,
                               fmt::format("gateway subnet {} is not inside the virtual network",
                                           subnet.prefix.to_string()),
                               "choose a free /27 of vnet.prefixes"));
  }
  if (vnet.gateway_subnet.empty() ||
      std::any_of(vnet.gateway_subnet.begin(), vnet.gateway_subnet.end(), is_ipv4))
    return;
  findings.push_back(finding(rule, "vnet.gateway_subnet", "the gateway subnet has no IPv4 prefix",
                             "add a free IPv4 /27 of vnet.prefixes"));
}

void subnet_is_shared(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& resource : facts.spec.gateway_subnet.resources) {
    findings.push_back(
        finding(rule, "gateway_subnet.resources",
                fmt::format("'{}' is in the gateway subnet, which must contain only gateways",
                            printable(resource)),
                "move it to another subnet"));
  }
}

void subnet_has_security_group(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.gateway_subnet.network_security_group) return;
  findings.push_back(finding(rule, "gateway_subnet.network_security_group",
                             "the gateway subnet has a network security group: the gateway cannot "
                             "be created or stops working",
                             "move it from this subnet to the subnets that clients access"));
}

void subnet_has_default_route(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& route : facts.spec.gateway_subnet.routes) {
    if (!is_default_route(route)) continue;
    findings.push_back(finding(rule, route.origin,
                               "the gateway subnet has a user-defined route 0.0.0.0/0, which Azure "
                               "does not support; clients may fail with 0x80090326",
                               "remove this route from the gateway subnet"));
  }
}

void subnet_without_bgp_routes(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.gateway_subnet.bgp_propagation) return;
  findings.push_back(finding(
      rule, "gateway_subnet.bgp_propagation",
      "BGP route propagation is disabled on the gateway subnet, so the gateway does not work",
      fix::decide(fix::set("gateway_subnet.bgp_propagation", "true"))));
}

void route_over_subnet(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& route : facts.spec.gateway_subnet.routes) {
    if (is_default_route(route)) continue;
    for (const auto& subnet : facts.spec.vnet.gateway_subnet) {
      if (!route.prefix.overlaps(subnet.prefix)) continue;
      findings.push_back(finding(rule, route.origin,
                                 fmt::format("user-defined route {} overlaps the gateway subnet "
                                             "{}: diagnostics and traffic can fail",
                                             route.prefix.to_string(), subnet.prefix.to_string()),
                                 "use smaller prefixes that exclude the gateway subnet"));
    }
  }
}

constexpr std::array kGatewaySubnetRules{
    GatewayRule{{"GW-003", kError, "the gateway subnet is named GatewaySubnet", page::kSettings},
                subnet_misnamed},
    needs(Fact::gateway_subnet,
          GatewayRule{{"GW-004", kError, "the gateway subnet is a /29 or larger", page::kSettings},
                      subnet_too_small}),
    needs(
        Fact::gateway_subnet,
        GatewayRule{{"GW-005", kWarning, "the gateway subnet is a /27 or larger", page::kSettings},
                    subnet_is_tight}),
    GatewayRule{{"GW-006", kError, "the gateway subnet contains only gateways", page::kSettings},
                subnet_is_shared},
    GatewayRule{{"GW-007", kError, "the gateway subnet has no network security group",
                 "MicrosoftDocs/azure-docs includes/vpn-gateway-no-nsg-include.md (2022-03-18)"},
                subnet_has_security_group},
    GatewayRule{{"GW-008", kError, "the gateway subnet has no user-defined default route",
                 page::kGatewayRoutes},
                subnet_has_default_route},
    GatewayRule{{"GW-009", kError, "BGP routes reach the gateway subnet", page::kGatewayRoutes},
                subnet_without_bgp_routes},
    needs(Fact::gateway_subnet,
          GatewayRule{{"GW-010", kWarning, "no user-defined route overlaps the gateway subnet",
                       page::kGatewayRoutes},
                      route_over_subnet}),
    needs(Fact::gateway_subnet,
          GatewayRule{
              {"GW-031", kError, "the gateway subnet is an IPv4 prefix of the virtual network",
               page::kSettings},
              subnet_outside_network}),
};

}  // namespace

GatewayRules gateway_subnet_rules() noexcept { return kGatewaySubnetRules; }

}  // namespace p2s::rules
