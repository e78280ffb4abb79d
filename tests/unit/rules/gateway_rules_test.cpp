// SPDX-License-Identifier: Apache-2.0
// Boundaries and combinations of the GW rules, beyond tests/rules.
#include "unit/rules/rule_check.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using namespace test;

TEST(GatewayRules, NameGatewaysOfVirtualWan) {
  for (const auto* type : {"VirtualWan", "vWAN", "P2SVpnGateway"}) {
    auto spec = example();
    spec.type = type;
    const auto findings = ask(spec, "GW-001");
    ASSERT_EQ(findings.size(), 1U) << type;
    EXPECT_NE(findings[0].message.find("Virtual WAN"), std::string::npos) << findings[0].message;
    EXPECT_TRUE(findings[0].fixes[0].edits.empty());
  }
}

TEST(GatewayRules, AcceptTheDocumentationsExample) {
  for (const auto& finding : check_gateway(example(), {}, on("2026-11-01")).findings) {
    for (const auto* area : {"GW-", "SKU-", "RSZ-", "RTE-", "SRV-"}) {
      if (!finding.rule.starts_with(area)) continue;
      EXPECT_EQ(finding.severity, Severity::note) << finding.rule << ": " << finding.message;
    }
  }
}

TEST(GatewayRules, AcceptTypeNamesInAnyCase) {
  auto spec = example();
  spec.type = "vpn";
  spec.vpn_type = "routebased";
  spec.deployment = "Resource-Manager";
  EXPECT_EQ(verdict(spec, "GW-001"), "");
  EXPECT_EQ(verdict(spec, "GW-002"), "");
  EXPECT_EQ(verdict(spec, "GW-018"), "");
}

TEST(GatewayRules, CheckSubnetSize) {
  auto spec = example();
  const auto at = [&](std::string_view subnet) {
    spec.vnet.gateway_subnet = {network(subnet)};
    return verdict(spec, "GW-004") + "/" + verdict(spec, "GW-005");
  };
  EXPECT_EQ(at("10.1.255.0/26"), "/");
  EXPECT_EQ(at("10.1.255.0/27"), "/");
  EXPECT_EQ(at("10.1.255.0/28"), "/warning");
  EXPECT_EQ(at("10.1.255.0/29"), "/warning");
  EXPECT_EQ(at("10.1.255.0/30"), "error/");
  EXPECT_EQ(at("fd00:1::/64"), "/");
}

TEST(GatewayRules, DistinguishDefaultRouteOnTheSubnet) {
  auto spec = example();
  spec.gateway_subnet.routes = {network("0.0.0.0/0"), network("10.1.255.16/28"),
                                network("10.1.254.0/24"), network("::/0")};
  EXPECT_EQ(verdict(spec, "GW-008"), "error");
  EXPECT_EQ(
      said(spec, "GW-010"),
      (std::vector<std::string>{"warning here: user-defined route 10.1.255.16/28 overlaps the "
                                "gateway subnet 10.1.255.0/27: diagnostics and traffic can fail"}));
}

TEST(GatewayRules, CheckForwardingOfCustomDnsServers) {
  auto spec = example();
  EXPECT_EQ(verdict(spec, "GW-012"), "");
  spec.vnet.dns_servers = {network("168.63.129.16/32")};
  EXPECT_EQ(verdict(spec, "GW-012"), "") << "Azure's own";
  spec.vnet.dns_servers.push_back(network("10.1.0.4/32"));
  EXPECT_EQ(verdict(spec, "GW-012"), "note");
  spec.vnet.dns_forwards_to_azure = false;
  EXPECT_EQ(verdict(spec, "GW-012"), "warning");
  spec.vnet.dns_forwards_to_azure = true;
  EXPECT_EQ(verdict(spec, "GW-012"), "");
}

TEST(GatewayRules, CountPublicAddressesOfActiveActive) {
  auto spec = example();
  const auto at = [&](std::optional<std::uint64_t> count) {
    spec.public_ip.count = count;
    return verdict(spec, "GW-014") + "/" + verdict(spec, "GW-015");
  };
  EXPECT_EQ(at(1), "/") << "active-passive";
  spec.active_active = true;
  EXPECT_EQ(at(1), "/error") << "three are required";
  EXPECT_EQ(at(2), "/error");
  EXPECT_EQ(at(3), "/");
  EXPECT_EQ(at(std::nullopt), "/note");
  spec.sku = "VpnGw2";
  EXPECT_EQ(at(2), "/") << "Azure supplies the third one";
  EXPECT_EQ(at(1), "error/");
  spec.sku = "VpnGw2AZ";
  spec.public_ip.sku = "basic";
  EXPECT_EQ(at(3), "error/") << "addresses of SKU Basic";
}

TEST(GatewayRules, ReportUnsupportedActiveActive) {
  auto spec = example();
  spec.vpn_type = "PolicyBased";
  EXPECT_EQ(verdict(spec, "GW-013"), "");
  spec.active_active = true;
  EXPECT_EQ(verdict(spec, "GW-013"), "error");
  spec.sku = "basic";
  EXPECT_EQ(verdict(spec, "GW-013"), "error error");
  spec.vpn_type = "RouteBased";
  EXPECT_EQ(verdict(spec, "GW-013"), "error");
}

TEST(GatewayRules, RefuseBasicAddressesOfNewGatewaysByDate) {
  auto spec = example();
  spec.public_ip.sku = "Basic";
  EXPECT_EQ(verdict(spec, "GW-016", "2023-11-30"), "");
  EXPECT_EQ(verdict(spec, "GW-016", "2023-12-01"), "error");
  spec.sku = "Basic";
  EXPECT_EQ(verdict(spec, "GW-016", "2025-12-31"), "");
  EXPECT_EQ(verdict(spec, "GW-016", "2026-01-01"), "error");
  spec.public_ip = {std::nullopt, "", "dynamic"};
  EXPECT_EQ(verdict(spec, "GW-016"), "error");
  spec.since = on("2022-01-01");
  EXPECT_EQ(verdict(spec, "GW-016"), "") << "an existing gateway";
}

TEST(GatewayRules, RetireBasicAddressesOfExistingGatewaysByDate) {
  auto spec = example();
  spec.public_ip.sku = "Basic";
  EXPECT_EQ(verdict(spec, "GW-017"), "") << "a new gateway";
  spec.since = on("2022-01-01");
  EXPECT_EQ(verdict(spec, "GW-017", "2026-06-30"), "warning");
  EXPECT_EQ(verdict(spec, "GW-017", "2026-07-01"), "error");
  spec.public_ip.sku = "Standard";
  EXPECT_EQ(verdict(spec, "GW-017"), "");
  spec.since.reset();
  spec.current_sku = "VpnGw1";
  spec.public_ip.sku = "Basic";
  EXPECT_EQ(verdict(spec, "GW-017"), "error") << "a present SKU makes it an existing gateway";
}

TEST(GatewayRules, ReportIkev2ClientsAtTheSitesAddress) {
  auto spec = example();
  spec.on_premises.clients_behind_device = true;
  spec.on_premises.device_address = net::Address::parse("203.0.113.10");
  EXPECT_EQ(said(spec, "GW-019"),
            (std::vector<std::string>{"error on_premises.clients_behind_device: IKEv2 clients "
                                      "cannot connect from 203.0.113.10: the site's VPN device "
                                      "uses the same address for its tunnel to this gateway"}));
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(verdict(spec, "GW-019"), "");
}

TEST(GatewayRules, CountPrefixesAgainstTheLimits) {
  auto spec = example();
  spec.vnet.prefixes.assign(300, network("10.1.0.0/16"));
  spec.vnet.peered.assign(300, network("10.2.0.0/16"));
  spec.on_premises.bgp_learned.assign(4000, network("10.3.0.0/16"));
  spec.on_premises.prefixes.assign(1000, network("10.4.0.0/16"));
  EXPECT_EQ(verdict(spec, "GW-024"), "");
  spec.vnet.peered.push_back(network("10.2.0.0/16"));
  EXPECT_EQ(verdict(spec, "GW-024"), "note");
  spec.on_premises.bgp_learned.push_back(network("10.3.0.0/16"));
  EXPECT_EQ(verdict(spec, "GW-024"), "note note");
  spec.on_premises.prefixes.push_back(network("10.4.0.0/16"));
  EXPECT_EQ(verdict(spec, "GW-024"), "note note note");
}

TEST(GatewayRules, EscapeHostileText) {
  auto spec = example();
  spec.type = spec.vpn_type = spec.deployment = "\x1b[2J\n";
  spec.gateway_subnet.name = "\x1b[2J\n";
  spec.gateway_subnet.resources = {"\x1b[2J\n"};
  spec.sku = "Ergw\x1b[2J\n";
  for (const auto& finding : check_gateway(spec, {}, on("2026-11-01")).findings) {
    EXPECT_EQ(finding.message.find_first_of("\x1b\n"), std::string::npos) << finding.rule;
  }
}

}  // namespace
}  // namespace p2s::rules
