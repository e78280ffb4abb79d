#include <p2s/base/text.hpp>
#include <p2s/rules/areas/gateway/gateway_rule_functions.hpp>

#include <fmt/format.h>

namespace p2s::rules::rules {

void not_a_vpn_gateway(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto& type = facts.spec.type;
  if (equals_ignoring_case(type, "Vpn")) return;
  findings.push_back(finding(
      rule, "gateway.type",
      fmt::format("a gateway of type '{}' serves no point-to-site clients", printable(type)),
      "set type = \"Vpn\""));
}

void not_route_based(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto& type = facts.spec.vpn_type;
  if (equals_ignoring_case(type, "RouteBased")) return;
  const auto* const hint =
      facts.is_new()
          ? "set vpn_type = \"RouteBased\""
          : "delete the gateway and create it as RouteBased: the type cannot be changed; "
            "plan about 60 minutes and a new public address";
  findings.push_back(
      finding(rule, "gateway.vpn_type",
              fmt::format("VPN type '{}' serves no point-to-site clients: only RouteBased does",
                          printable(type)),
              hint));
}

void second_vpn_gateway(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto others = facts.spec.vnet.other_vpn_gateways;
  if (others == 0) return;
  findings.push_back(
      finding(rule, "vnet.other_vpn_gateways",
              fmt::format("the virtual network has {} already, and can have one",
                          counted(others, "other VPN gateway", "other VPN gateways")),
              "put point-to-site on the gateway that is there, or use another virtual network"));
}

void classic_deployment(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto& model = facts.spec.deployment;
  if (equals_ignoring_case(model, "resource-manager")) return;
  findings.push_back(finding(
      rule, "gateway.deployment",
      fmt::format("deployment model '{}' is not offered: classic gateways never had IKEv2 and "
                  "OpenVPN and were retired on 2024-08-31",
                  printable(model)),
      "set deployment = \"resource-manager\" and create the gateway there"));
}

void dns_without_forwarder(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto& vnet = facts.spec.vnet;
  if (!facts.has_own_dns() || vnet.dns_forwards_to_azure == true) return;
  if (vnet.dns_forwards_to_azure.has_value()) {
    findings.push_back(finding(rule, "vnet.dns_servers",
                               "the network's own DNS servers do not forward to 168.63.129.16: the "
                               "gateway cannot resolve the names that it is controlled by",
                               "add a forwarder to 168.63.129.16 on each of them"));
    return;
  }
  findings.push_back(finding(rule, Severity::note, "vnet.dns_servers",
                             "own DNS servers must forward to 168.63.129.16, or the gateway cannot "
                             "resolve the names that it is controlled by",
                             "say whether they do: dns_forwards_to_azure = true"));
}

void clients_behind_site_device(const GatewayFacts& facts, const GatewayRule& rule,
                                Findings& findings) {
  const auto& site = facts.spec.on_premises;
  if (!site.clients_behind_device || !facts.uses(azure::Tunnel::ikev2)) return;
  const auto address =
      site.device_address ? site.device_address->to_string() : std::string("its public address");
  findings.push_back(finding(
      rule, "on_premises.clients_behind_device",
      fmt::format("IKEv2 clients cannot connect from {}: the site's VPN device has its tunnel to "
                  "this gateway from there",
                  address),
      facts.uses(azure::Tunnel::openvpn)
          ? "let clients at that site use OpenVPN, or the site-to-site tunnel alone"
          : "add \"openvpn\" to the tunnels for clients at that site"));
}

void clients_reach_each_other(const GatewayFacts& facts, const GatewayRule& rule,
                              Findings& findings) {
  if (!facts.spec.clients.reach_each_other) return;
  findings.push_back(finding(
      rule, "clients.reach_each_other",
      "Azure says in one answer both that clients of a gateway cannot reach each other and "
      "that they can; clients of different gateways never do",
      "test it before you rely on it, or put a server in the virtual network between them"));
}

void creation_takes_long(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  if (!facts.is_new()) return;
  findings.push_back(
      finding(rule, "gateway", "creating the gateway takes 45 minutes or more",
              "of a gateway that exists already, say since when: since = 2025-06-30"));
}

void above_gateway_limits(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto report = [&](const char* subject, std::size_t count, std::size_t limit,
                          std::string_view what) {
    if (count <= limit) return;
    findings.push_back(finding(rule, subject,
                               fmt::format("{} {}, but a gateway takes {}", count, what, limit),
                               "summarise neighbouring prefixes into shorter ones"));
  };
  const auto& spec = facts.spec;
  report("vnet", spec.vnet.prefixes.size() + spec.vnet.peered.size(), 600,
         "prefixes of virtual networks are declared");
  report("on_premises.bgp_learned", spec.on_premises.bgp_learned.size(), 4000,
         "routes are learned by BGP");
  report("on_premises.prefixes", spec.on_premises.prefixes.size(), 1000,
         "on-premises prefixes are declared");
}

}  // namespace p2s::rules::rules
