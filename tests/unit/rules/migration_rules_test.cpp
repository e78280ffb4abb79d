// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/plan_question.hpp"

#include <p2s/rules/facts/tunnel_change.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using test::ask;
using test::summary;

constexpr azure::TunnelSet kSstp{azure::Tunnel::sstp};
constexpr azure::TunnelSet kIkev2{azure::Tunnel::ikev2};
constexpr azure::TunnelSet kOpenvpn{azure::Tunnel::openvpn};
constexpr azure::TunnelSet kIkev2Sstp{azure::Tunnel::ikev2, azure::Tunnel::sstp};
constexpr azure::TunnelSet kIkev2Openvpn{azure::Tunnel::ikev2, azure::Tunnel::openvpn};

spec::GatewaySpec move(const azure::TunnelSet& from, const azure::TunnelSet& to) {
  auto spec = test::example_gateway();
  spec.current_tunnels = from;
  spec.tunnels = to;
  return spec;
}

std::string severity(const spec::GatewaySpec& spec, std::string_view rule, std::string_view date) {
  const auto findings = ask(spec, rule, date);
  return findings.empty() ? "" : std::string(to_string(findings.front().severity));
}

TEST(MigrationRules, FindNothingWithoutMigration) {
  for (const auto& tunnels : {kSstp, kIkev2Openvpn}) {
    auto spec = test::example_gateway();
    spec.tunnels = tunnels;
    for (const auto& current : {azure::TunnelSet{}, tunnels}) {
      spec.current_tunnels = current;
      for (const auto& each : check_gateway(spec, {}, test::on("2026-11-01")).findings)
        EXPECT_FALSE(each.rule.starts_with("MIG-")) << each.rule;
    }
  }
}

TEST(MigrationRules, RespectTheDatesOfSstp) {
  EXPECT_EQ(severity(move(kIkev2, kIkev2Sstp), "MIG-001", "2026-03-31"), "") << "see TUN-005";
  const auto keeping = move(kSstp, kIkev2Sstp);
  EXPECT_EQ(severity(keeping, "MIG-001", "2026-03-31"), "warning");
  EXPECT_EQ(severity(keeping, "MIG-001", "2027-03-30"), "warning");
  EXPECT_EQ(severity(keeping, "MIG-001", "2027-03-31"), "") << "see TUN-007";
  EXPECT_EQ(severity(move(kSstp, kOpenvpn), "MIG-001", "2027-03-31"), "");
}

TEST(MigrationRules, CountTheRemainingDays) {
  const auto findings = ask(move(kSstp, kIkev2Sstp), "MIG-001", "2027-03-01");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("29 days left"), std::string::npos) << findings[0].message;
}

TEST(MigrationRules, WarnOfUnconfirmedOption) {
  const auto spec = move(kSstp, kIkev2Sstp);
  EXPECT_EQ(severity(spec, "MIG-002", "2026-03-30"), "note");
  EXPECT_EQ(severity(spec, "MIG-003", "2026-03-30"), "");
  EXPECT_EQ(severity(spec, "MIG-003", "2026-03-31"), "warning");
  EXPECT_EQ(severity(spec, "MIG-003", "2027-03-30"), "warning");
  EXPECT_EQ(severity(spec, "MIG-003", "2027-03-31"), "");
  EXPECT_EQ(severity(move(kIkev2, kIkev2Sstp), "MIG-002", "2026-01-01"), "");
  EXPECT_EQ(severity(move(kIkev2, kIkev2Sstp), "MIG-003", "2026-11-01"), "");
}

TEST(MigrationRules, DistinguishMigrationsFromSstp) {
  EXPECT_EQ(ask(move(kSstp, kIkev2), "MIG-004").size(), 1U);
  EXPECT_EQ(ask(move(kIkev2Sstp, kIkev2), "MIG-004").size(), 1U);
  EXPECT_EQ(ask(move(kIkev2Openvpn, kIkev2), "MIG-004").size(), 0U);
  EXPECT_EQ(ask(move(kSstp, kIkev2Openvpn), "MIG-004").size(), 0U);
  EXPECT_EQ(ask(move(kSstp, kIkev2Openvpn), "MIG-005").size(), 1U);
  EXPECT_EQ(ask(move(kSstp, kOpenvpn), "MIG-005").size(), 1U);
  EXPECT_EQ(ask(move(kIkev2, kOpenvpn), "MIG-005").size(), 0U);
  EXPECT_EQ(ask(move(kSstp, kIkev2Sstp), "MIG-005").size(), 0U);
}

TEST(MigrationRules, RequireNewPackageOnlyForNewTypes) {
  auto spec = move(kIkev2, kIkev2Openvpn);
  spec.profile_date = test::on("2026-05-02");
  const auto findings = ask(spec, "MIG-006");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "the package of 2026-05-02 contains no settings for OpenVPN");
  EXPECT_TRUE(ask(move(kIkev2Openvpn, kIkev2), "MIG-006").empty());
}

TEST(MigrationRules, CompareSstpClientsWithTheirShare) {
  auto spec = move(kSstp, kIkev2Sstp);
  spec.pools = {{"172.16.201.0/26", "gateway.pools[0]", ""}};
  ASSERT_EQ(ask(spec, "MIG-007").size(), 1U);
  EXPECT_NE(ask(spec, "MIG-007")[0].message.find("64 addresses and will have 32"),
            std::string::npos);
  spec.clients.total = 33;
  EXPECT_EQ(ask(spec, "MIG-007").size(), 1U);
  spec.clients.total = 32;
  EXPECT_EQ(ask(spec, "MIG-007").size(), 0U);
  spec.clients.by_tunnel[azure::Tunnel::sstp] = 60;
  EXPECT_EQ(ask(spec, "MIG-007").size(), 1U);
  spec.tunnels = kIkev2;
  EXPECT_EQ(ask(spec, "MIG-007").size(), 0U);
}

TEST(MigrationRules, CountTheUnsplitPool) {
  const auto findings = ask(move(kIkev2Sstp, kIkev2Openvpn), "MIG-008");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(
      findings[0].message,
      "without SSTP the pools are not split: all 256 addresses are available to IKEv2 and OpenVPN");
  EXPECT_TRUE(ask(move(kIkev2, kIkev2Openvpn), "MIG-008").empty());
}

TEST(MigrationRules, WarnOfFirewallsForNewIkev2) {
  EXPECT_EQ(ask(move(kSstp, kIkev2Sstp), "MIG-009").size(), 1U);
  ASSERT_EQ(ask(move(kSstp, kIkev2), "MIG-009").size(), 1U);
  EXPECT_EQ(ask(move(kSstp, kIkev2), "MIG-009")[0].hint, "add \"openvpn\" to the tunnels");
  EXPECT_EQ(ask(move(kSstp, kOpenvpn), "MIG-009").size(), 0U);
  EXPECT_EQ(ask(move(kIkev2Sstp, kIkev2), "MIG-009").size(), 0U);
}

TEST(MigrationRules, ReportTheSstpLimitOfEverySku) {
  auto spec = test::example_gateway();
  spec.tunnels = kSstp;
  spec.clients.total = 129;
  EXPECT_EQ(summary(ask(spec, "MIG-010")), "note gateway.tunnels");
  spec.clients.total = 128;
  EXPECT_TRUE(ask(spec, "MIG-010").empty());
  spec.tunnels = kOpenvpn;
  spec.clients.total = 500;
  EXPECT_TRUE(ask(spec, "MIG-010").empty());
}

TEST(MigrationRules, RequireSupportedAuthentication) {
  auto spec = move(kIkev2Openvpn, kIkev2);
  spec.authentication = {azure::Method::entra};
  EXPECT_TRUE(ask(spec, "MIG-011").empty()) << "see ENT-001";
  spec.tunnels = kOpenvpn;
  EXPECT_TRUE(ask(spec, "MIG-011").empty());
  spec = move(kSstp, kIkev2Openvpn);
  spec.authentication = {azure::Method::radius};
  for (const auto* method : {"pap", "chap", "mschapv2"}) {
    spec.radius.method = method;
    EXPECT_EQ(ask(spec, "MIG-011").size(), 1U) << method;
  }
  for (const auto* method : {"eap-tls", "eap-mschapv2", "peap", ""}) {
    spec.radius.method = method;
    EXPECT_TRUE(ask(spec, "MIG-011").empty()) << method;
  }
  spec.radius.method = "pap";
  spec.tunnels = kOpenvpn;
  EXPECT_TRUE(ask(spec, "MIG-011").empty());
}

TEST(MigrationRules, ReportUnsupportedTypesOfBasicGateway) {
  auto to_openvpn = move(kSstp, kOpenvpn);
  to_openvpn.sku = "Basic";
  EXPECT_EQ(severity(to_openvpn, "MIG-012", "2026-11-01"), "error");
  auto to_ikev2 = move(kSstp, kIkev2Sstp);
  to_ikev2.sku = "Basic";
  EXPECT_EQ(severity(to_ikev2, "MIG-012", "2025-10-31"), "error");
  EXPECT_EQ(severity(to_ikev2, "MIG-012", "2025-11-01"), "warning");
  to_ikev2.sku = "VpnGw1AZ";
  EXPECT_EQ(severity(to_ikev2, "MIG-012", "2025-10-31"), "");
}

TEST(MigrationRules, KeepCertificates) {
  auto spec = move(kSstp, kIkev2);
  EXPECT_EQ(ask(spec, "MIG-013").size(), 1U);
  spec.authentication = {azure::Method::radius};
  EXPECT_TRUE(ask(spec, "MIG-013").empty());
}

TEST(MigrationRules, WarnOfWindowsClients) {
  EXPECT_EQ(ask(move(kSstp, kOpenvpn), "MIG-014").size(), 1U);
  EXPECT_EQ(ask(move(kIkev2, kOpenvpn), "MIG-014").size(), 0U);
  EXPECT_EQ(ask(move(kSstp, kIkev2), "MIG-014").size(), 0U);
  auto spec = move(kSstp, kOpenvpn);
  EXPECT_TRUE(ask(spec, "MIG-015").empty());
  spec.clients.software[System::windows] = "azure-vpn-client";
  EXPECT_TRUE(ask(spec, "MIG-015").empty());
  spec.clients.software[System::windows] = "native";
  EXPECT_EQ(ask(spec, "MIG-015").size(), 1U);
  spec.tunnels = kIkev2Openvpn;
  EXPECT_TRUE(ask(spec, "MIG-015").empty());
}

TEST(MigrationRules, PutOtherMigrationsFirst) {
  auto spec = move(kSstp, kIkev2);
  EXPECT_TRUE(ask(spec, "MIG-018").empty());
  for (const auto* sku : {"VpnGw2", "Standard", "highperformance"}) {
    spec.sku = sku;
    EXPECT_EQ(ask(spec, "MIG-018").size(), 1U) << sku;
  }
  spec.sku = "Basic";
  EXPECT_TRUE(ask(spec, "MIG-018").empty());
  spec.sku = "VpnGw2AZ";
  spec.current_sku = "VpnGw2";
  EXPECT_EQ(ask(spec, "MIG-018").size(), 1U);
  spec.current_sku.clear();
  spec.public_ip.sku = "Basic";
  EXPECT_EQ(ask(spec, "MIG-018").size(), 1U);
}

TEST(MigrationRules, ReportWhatCannotBeUndone) {
  EXPECT_EQ(severity(move(kSstp, kIkev2), "MIG-019", "2026-03-30"), "");
  EXPECT_EQ(severity(move(kSstp, kIkev2), "MIG-019", "2026-03-31"), "warning");
  EXPECT_EQ(severity(move(kSstp, kIkev2Sstp), "MIG-019", "2026-03-31"), "");
}

TEST(CurrentTunnels, AreReadFromTheGatewayTable) {
  const auto spec = spec::read_spec(
      "[gateway]\ntunnels = [\"openvpn\"]\ncurrent_tunnels = [\"SSTP\"]\n", "p2s.toml");
  EXPECT_EQ(spec.current_tunnels, kSstp);
  EXPECT_THROW(spec::read_spec("[gateway]\ncurrent_tunnels = [\"pptp\"]\n", "p2s.toml"), Error);
}

TEST(MigrationRules, SstpWorksUntilTheDayItStops) {
  EXPECT_FALSE(still_working(kSstp, test::on("2027-03-30")).empty());
  EXPECT_TRUE(still_working(kSstp, test::on("2027-03-31")).empty());
  EXPECT_FALSE(still_working(kIkev2, test::on("2027-03-31")).empty());
}

}  // namespace
}  // namespace p2s::rules
