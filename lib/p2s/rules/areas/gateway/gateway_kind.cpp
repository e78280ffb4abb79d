// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/needed_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

void not_a_vpn_gateway(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& type = facts.spec.type;
  if (equals_ignoring_case(type, "Vpn")) return;
  if (azure::is_virtual_wan(type)) {
    findings.push_back(finding(
        rule, "gateway.type",
        fmt::format(
            "'{}' is a gateway of Virtual WAN, whose rules are others: only virtual network "
            "gateways (Vpn) can be checked",
            printable(type)),
        fix::outside("check the packages of the gateway instead: they can be read")));
    return;
  }
  findings.push_back(
      finding(rule, "gateway.type",
              fmt::format("a gateway of type '{}' does not support point-to-site", printable(type)),
              facts.is_new() ? fix::set("gateway.type", "\"Vpn\"")
                             : fix::decide(fix::set("gateway.type", "\"Vpn\""))));
}

void not_route_based(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& type = facts.spec.vpn_type;
  if (equals_ignoring_case(type, "RouteBased")) return;
  findings.push_back(
      finding(rule, "gateway.vpn_type",
              fmt::format("VPN type '{}' does not support point-to-site; RouteBased is required",
                          printable(type)),
              route_based(facts)));
}

void second_vpn_gateway(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto others = facts.spec.vnet.other_vpn_gateways;
  if (others == 0) return;
  findings.push_back(
      finding(rule, "vnet.other_vpn_gateways",
              fmt::format("the virtual network already has {}; the limit is one",
                          counted(others, "other VPN gateway", "other VPN gateways")),
              "enable point-to-site on the existing gateway, or use another virtual network"));
}

void classic_deployment(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& model = facts.spec.deployment;
  if (equals_ignoring_case(model, "resource-manager")) return;
  findings.push_back(
      finding(rule, "gateway.deployment",
              fmt::format("deployment model '{}' is not available: classic gateways did not "
                          "support IKEv2 and OpenVPN and were retired on 2024-08-31",
                          printable(model)),
              fix::decide(fix::set("gateway.deployment", "\"resource-manager\"",
                                   " and create a new gateway"))));
}

void dns_without_forwarder(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& vnet = facts.spec.vnet;
  if (!facts.has_own_dns() || vnet.dns_forwards_to_azure == true) return;
  if (vnet.dns_forwards_to_azure.has_value()) {
    findings.push_back(finding(rule, "vnet.dns_servers",
                               "the custom DNS servers do not forward to 168.63.129.16, so the "
                               "gateway cannot resolve the names of its management endpoints",
                               "add a forwarder to 168.63.129.16 to each server"));
    return;
  }
  findings.push_back(finding(rule, Severity::note, "vnet.dns_servers",
                             "custom DNS servers must forward to 168.63.129.16, otherwise the "
                             "gateway cannot resolve the names of its management endpoints",
                             {fix::decide(fix::told(fix::set("vnet.dns_forwards_to_azure", "true"),
                                                    "if they do, set dns_forwards_to_azure = "
                                                    "true"))}));
}

void clients_behind_site_device(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& site = facts.spec.on_premises;
  if (!site.clients_behind_device || !facts.uses(azure::Tunnel::ikev2)) return;
  const auto address =
      site.device_address ? site.device_address->to_string() : std::string("its public address");
  findings.push_back(
      finding(rule, "on_premises.clients_behind_device",
              fmt::format("IKEv2 clients cannot connect from {}: the site's VPN device uses the "
                          "same address for its tunnel to this gateway",
                          address),
              facts.uses(azure::Tunnel::openvpn)
                  ? "use OpenVPN for clients at that site, or only the site-to-site tunnel"
                  : "add \"openvpn\" to the tunnels for clients at that site"));
}

void clients_reach_each_other(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.clients.reach_each_other) return;
  findings.push_back(
      finding(rule, "clients.reach_each_other",
              "Azure's FAQ contradicts itself on whether clients of one gateway can reach each "
              "other; clients of different gateways cannot",
              "test it before you rely on it, or relay through a server in the virtual network"));
}

void creation_takes_long(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_new()) return;
  findings.push_back(
      finding(rule, "gateway", "creating the gateway takes at least 45 minutes",
              "for an existing gateway, set its date of creation: since = 2025-06-30"));
}

void above_gateway_limits(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto report = [&](const char* subject, std::size_t count, std::size_t limit,
                          std::string_view what) {
    if (count <= limit) return;
    findings.push_back(finding(rule, subject,
                               fmt::format("{} {}, but a gateway supports {}", count, what, limit),
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

void dates_contradict(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  const auto report = [&](const std::optional<Time>& first, const char* first_key,
                          const std::optional<Time>& then, const char* then_key) {
    if (!first || !then || *first <= *then) return;
    findings.push_back(finding(rule, then_key,
                               fmt::format("{} ({}) is before {} ({})", then_key,
                                           format_date(*then), first_key, format_date(*first)),
                               "correct one of the two dates"));
  };
  report(spec.since, "gateway.since", spec.sstp_since, "gateway.sstp_since");
  report(spec.server_root_notice, "gateway.server_root_notice", spec.server_root_deadline,
         "gateway.server_root_deadline");
}

/// Reports each fact that is missing, with the number of rules that need it.
void facts_missing(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& fact : needed_facts()) {
    if (fact.is_declared(facts.spec)) continue;
    std::size_t unchecked_rules = 0;
    const auto add = [&](const auto& files) {
      for (const auto& file : files) {
        unchecked_rules += static_cast<std::size_t>(std::count_if(
            file.begin(), file.end(), [&](const auto& each) { return each.needs == fact.fact; }));
      }
    };
    add(pool_rules());
    add(gateway_rules());
    findings.push_back(finding(rule, std::string(fact.key),
                               fmt::format("missing, so {} not checked",
                                           counted(unchecked_rules, "rule was", "rules were")),
                               std::string(fact.hint)));
  }
}

constexpr std::array kGatewayKindRules{
    GatewayRule{{"GW-001", kError, "the gateway is of type Vpn", page::kSettings},
                not_a_vpn_gateway},
    GatewayRule{{"GW-002", kError, "the gateway is route-based", page::kAbout}, not_route_based},
    GatewayRule{{"GW-011", kError, "a virtual network has one VPN gateway", page::kSettings},
                second_vpn_gateway},
    GatewayRule{{"GW-012", kWarning, "custom DNS servers forward to Azure's", page::kGatewayFaq},
                dns_without_forwarder},
    GatewayRule{{"GW-018", kError, "the gateway is a Resource Manager resource", page::kNews},
                classic_deployment},
    GatewayRule{
        {"GW-019", kError, "IKEv2 clients do not share a public address with the site's VPN device",
         page::kGatewayFaq},
        clients_behind_site_device},
    GatewayRule{
        {"GW-020", kNote, "creating a gateway takes at least 45 minutes", page::kCertificateSetup},
        creation_takes_long},
    GatewayRule{unchecked("GW-021", "point-to-site to several virtual networks",
                          "outdated statements; RTE-012 covers peered networks")},
    GatewayRule{
        {"GW-022", kWarning, "clients do not depend on reaching each other", page::kGatewayFaq},
        clients_reach_each_other},
    GatewayRule{unchecked("GW-023", "automatic reconnection and dynamic DNS",
                          "a fact about clients, nothing to check")},
    GatewayRule{{"GW-024", kNote, "prefixes and routes stay within the gateway's limits",
                 "Azure subscription limits, VPN Gateway limits (2024-01-04)"},
                above_gateway_limits},
    GatewayRule{unchecked("GW-025", "requirements of the client side", "a fact, nothing to check")},
    GatewayRule{
        unchecked("GW-026", "order of steps with certificates", "a fact, nothing to check")},
    GatewayRule{
        unchecked("GW-027", "order of steps with Microsoft Entra ID", "a fact, nothing to check")},
    GatewayRule{{"GW-029", kError, "dates do not contradict each other", ""}, dates_contradict},
    GatewayRule{{"GW-030", kNote, "the facts that rules need are declared", ""}, facts_missing},
};

}  // namespace

GatewayRules gateway_kind_rules() noexcept { return kGatewayKindRules; }

}  // namespace p2s::rules
