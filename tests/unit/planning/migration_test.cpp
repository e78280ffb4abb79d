// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/plan_question.hpp"

#include <p2s/planning/migration.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::planning {
namespace {

constexpr azure::TunnelSet kSstp{azure::Tunnel::sstp};
constexpr azure::TunnelSet kIkev2{azure::Tunnel::ikev2};
constexpr azure::TunnelSet kOpenvpn{azure::Tunnel::openvpn};
constexpr azure::TunnelSet kIkev2Sstp{azure::Tunnel::ikev2, azure::Tunnel::sstp};
constexpr azure::TunnelSet kIkev2Openvpn{azure::Tunnel::ikev2, azure::Tunnel::openvpn};

MigrationPlan plan(const azure::TunnelSet& from, const azure::TunnelSet& to,
                   std::string_view date = "2026-11-01") {
  return plan_migration(rules::test::example_gateway(), from, to, rules::test::on(date));
}

/// The number of the first step that says so; 0 when none does.
std::size_t step(const MigrationPlan& plan, std::string_view text) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (plan.steps[i].what.find(text) != std::string::npos) return i + 1;
  }
  return 0;
}

std::string powershell(const MigrationPlan& plan, std::string_view text) {
  const auto number = step(plan, text);
  return number == 0 ? "" : plan.steps[number - 1].powershell;
}

std::string effect(const MigrationPlan& plan, azure::Tunnel tunnel) {
  for (const auto& client : plan.clients) {
    if (client.tunnel == tunnel) return client.effect;
  }
  return "";
}

bool has_rule(const MigrationPlan& plan, std::string_view rule) {
  return std::any_of(plan.findings.begin(), plan.findings.end(),
                     [&](const Finding& finding) { return finding.rule == rule; });
}

std::string refusal(const azure::TunnelSet& from, const azure::TunnelSet& to) {
  try {
    plan(from, to);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_FALSE(error.hint().empty());
    return error.message();
  }
  return "";
}

TEST(MigrationPlan, RejectsMissingChangeOrGateway) {
  EXPECT_EQ(refusal(kSstp, kSstp), "the gateway already offers SSTP");
  EXPECT_EQ(refusal({}, kIkev2), "the current tunnel types of the gateway are unknown");
  EXPECT_EQ(refusal(kSstp, {}), "the new tunnel types of the gateway are unknown");
  EXPECT_EQ(refusal(kIkev2, {azure::Tunnel::openvpn, azure::Tunnel::sstp}),
            "OpenVPN and SSTP both use TLS on port 443 and cannot share a gateway");
}

TEST(MigrationPlan, OrdersTheStepsForIkev2WithSstp) {
  const auto found = plan(kSstp, kIkev2Sstp);
  const std::vector<std::size_t> order{step(found, "count the SSTP clients"),
                                       step(found, "allow outgoing UDP 500"),
                                       step(found, "set the tunnel type to IKEv2 and SSTP"),
                                       step(found, "download the VPN client"),
                                       step(found, "build the kits"),
                                       step(found, "in batches"),
                                       step(found, "record the new state"),
                                       step(found, "remove SSTP before it stops on 2027-03-31")};
  EXPECT_EQ(order, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(found.steps.size(), 8U);
  EXPECT_EQ(found.downtime, "none");
  EXPECT_TRUE(found.irreversible.empty());
  EXPECT_TRUE(effect(found, azure::Tunnel::sstp).starts_with("continues; with the new profile"));
  EXPECT_TRUE(effect(found, azure::Tunnel::ikev2).starts_with("new:"));
  EXPECT_EQ(effect(found, azure::Tunnel::openvpn), "");
}

TEST(MigrationPlan, PrintsCommandWithUnchangedSettings) {
  EXPECT_EQ(powershell(plan(kSstp, kIkev2Sstp), "set the tunnel type"),
            "$gateway = Get-AzVirtualNetworkGateway -ResourceGroupName RESOURCE_GROUP -Name "
            "\"VNet1GW\"\n"
            "Set-AzVirtualNetworkGateway -VirtualNetworkGateway $gateway -VpnClientProtocol "
            "IkeV2,SSTP -VpnClientAddressPool \"172.16.201.0/24\" -VpnAuthenticationType "
            "Certificate -VpnClientRootCertificates "
            "$gateway.VpnClientConfiguration.VpnClientRootCertificates "
            "-VpnClientRevokedCertificates "
            "$gateway.VpnClientConfiguration.VpnClientRevokedCertificates "
            "-CustomRoute $gateway.CustomRoutes.AddressPrefixes");
  auto spec = rules::test::example_gateway();
  spec.name = "gw-prod";
  spec.authentication = {azure::Method::radius, azure::Method::entra};
  spec.radius.servers = {{"10.0.0.4", "", {}, ""}};
  spec.entra.tenant = "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001";
  spec.entra.issuer = "x\"; rm";
  spec.custom_routes = {{*net::Prefix::parse("10.1.0.0/16").prefix, "gateway.custom_routes[0]"}};
  spec.pools = {{"172.16.201.0/24", "gateway.pools[0]", ""},
                {"172.16.202.0/24", "gateway.pools[1]", ""},
                {"172.16.203.0/24", "groups[0].pools[0]", "sales"},
                {"nonsense\"; rm", "gateway.pools[2]", ""}};
  const auto found = plan_migration(spec, kIkev2, kIkev2Openvpn, rules::test::on("2026-11-01"));
  EXPECT_EQ(powershell(found, "set the tunnel type"),
            "$gateway = Get-AzVirtualNetworkGateway -ResourceGroupName RESOURCE_GROUP -Name "
            "\"gw-prod\"\n"
            "$secret = Read-Host -AsSecureString \"RADIUS secret\"\n"
            "Set-AzVirtualNetworkGateway -VirtualNetworkGateway $gateway -VpnClientProtocol "
            "IkeV2,OpenVPN -VpnClientAddressPool \"172.16.201.0/24\",\"172.16.202.0/24\" "
            "-VpnAuthenticationType Radius,AAD -RadiusServerAddress \"10.0.0.4\" "
            "-RadiusServerSecret $secret -AadTenantUri "
            "\"https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001\" "
            "-AadAudienceId $gateway.VpnClientConfiguration.AadAudience -AadIssuerUri "
            "$gateway.VpnClientConfiguration.AadIssuer -CustomRoute \"10.1.0.0/16\"");
  spec.radius.servers.push_back({"10.0.0.5", "", {}, ""});
  const auto two =
      powershell(plan_migration(spec, kIkev2, kIkev2Openvpn, rules::test::on("2026-11-01")),
                 "set the tunnel type");
  EXPECT_NE(two.find("\n$servers += New-AzRadiusServer -RadiusServerAddress \"10.0.0.5\" "
                     "-RadiusServerSecret (Read-Host -AsSecureString \"10.0.0.5\")\n"),
            std::string::npos);
  EXPECT_NE(two.find(" -RadiusServerList $servers "), std::string::npos);
}

TEST(MigrationPlan, ReportsWhoLosesAccessWithOpenvpn) {
  for (const auto& target : {kOpenvpn, kIkev2Openvpn}) {
    const auto found = plan(kSstp, target);
    EXPECT_TRUE(effect(found, azure::Tunnel::sstp).starts_with("loses access"));
    EXPECT_NE(found.downtime.find("users of SSTP cannot"), std::string::npos);
    EXPECT_EQ(found.irreversible,
              std::vector<std::string>{"since 2026-03-31, SSTP cannot be enabled again"});
    const auto software = step(found, "install the client software");
    const auto warning = step(found, "tell the users of SSTP");
    const auto change = step(found, "set the tunnel type");
    EXPECT_GT(software, 0U);
    EXPECT_LT(software, warning);
    EXPECT_LT(warning, change);
    EXPECT_LT(change, step(found, "download the VPN client"));
    EXPECT_EQ(step(found, "remove SSTP"), 0U);
    EXPECT_EQ(found.steps[step(found, "download the VPN client") - 1].why,
              "the old one contains no settings for " + found.to.display());
    EXPECT_TRUE(has_rule(found, "MIG-005"));
  }
}

TEST(MigrationPlan, DistributesNothingIfATypeIsOnlyRemoved) {
  const auto found = plan(kIkev2Sstp, kIkev2);
  EXPECT_TRUE(found.hand_out.empty());
  EXPECT_EQ(step(found, "download the VPN client"), 0U);
  EXPECT_TRUE(effect(found, azure::Tunnel::ikev2).starts_with("is interrupted"));
  EXPECT_NE(found.downtime.find("unless they have another profile"), std::string::npos);
  EXPECT_EQ(plan(kIkev2Sstp, kIkev2Openvpn).hand_out.size(), 2U);
  EXPECT_EQ(plan(kSstp, kIkev2).hand_out.size(), 1U);
}

TEST(MigrationPlan, CountsThePoolBeforeAndAfterOnEachInstance) {
  auto spec = rules::test::example_gateway();
  spec.active_active = true;
  spec.pools = {{"172.16.200.0/23", "gateway.pools[0]", ""}};
  const auto found = plan_migration(spec, kSstp, kIkev2Sstp, rules::test::on("2026-11-01"));
  ASSERT_EQ(found.pools.size(), 1U);
  EXPECT_EQ(found.pools[0].prefix, "172.16.200.0/23");
  ASSERT_EQ(found.pools[0].before.size(), 1U);
  EXPECT_EQ(found.pools[0].before[0].addresses, 512U);
  EXPECT_EQ(found.pools[0].before[0].per_instance(), 256U);
  ASSERT_EQ(found.pools[0].after.size(), 2U);
  EXPECT_EQ(found.pools[0].after[0].addresses, 128U);
  EXPECT_EQ(found.pools[0].after[0].per_instance(), 64U);
  EXPECT_EQ(found.pools[0].after[1].addresses, 384U);
}

TEST(MigrationPlan, FindsTooManySstpClientsForTheirShare) {
  auto spec = rules::test::example_gateway();
  spec.pools = {{"172.16.201.0/26", "gateway.pools[0]", ""}};
  spec.clients.by_tunnel[azure::Tunnel::sstp] = 60;
  const auto split = plan_migration(spec, kSstp, kIkev2Sstp, rules::test::on("2026-11-01"));
  EXPECT_TRUE(has_rule(split, "POOL-049"));
  EXPECT_TRUE(has_rule(split, "MIG-007"));
  const auto whole = plan_migration(spec, kSstp, kOpenvpn, rules::test::on("2026-11-01"));
  EXPECT_FALSE(has_rule(whole, "POOL-049"));
}

TEST(MigrationPlan, CountsUsersOfARemovedTypeWithTheNewOne) {
  auto spec = rules::test::example_gateway();
  spec.sku = "VpnGw1AZ";
  spec.generation = 1;
  spec.pools = {{"172.16.200.0/22", "gateway.pools[0]", ""}};
  spec.clients.by_tunnel = {{azure::Tunnel::sstp, 100}, {azure::Tunnel::ikev2, 200}};
  EXPECT_TRUE(has_rule(
      plan_migration(spec, kIkev2Sstp, kIkev2Openvpn, rules::test::on("2026-11-01")), "SKU-004"));
  EXPECT_TRUE(
      has_rule(plan_migration(spec, kIkev2Sstp, kIkev2, rules::test::on("2026-11-01")), "SKU-004"));
  spec.clients.by_tunnel[azure::Tunnel::ikev2] = 150;
  EXPECT_FALSE(
      has_rule(plan_migration(spec, kIkev2Sstp, kIkev2, rules::test::on("2026-11-01")), "SKU-004"));
}

TEST(MigrationPlan, FindsEntraWithoutOpenvpn) {
  auto spec = rules::test::example_gateway();
  spec.authentication = {azure::Method::entra};
  const auto found = plan_migration(spec, kOpenvpn, kIkev2, rules::test::on("2026-11-01"));
  EXPECT_TRUE(has_rule(found, "ENT-001"));
  EXPECT_GT(count(found.findings, Severity::error), 0U);
}

TEST(MigrationPlan, HasOnlyFindingsOfTheChange) {
  auto spec = rules::test::example_gateway();
  spec.pools.push_back({"10.1.3.0/24", "gateway.pools[1]", ""});
  ASSERT_FALSE(rules::test::ask(spec, "POOL-020").empty());
  const auto found = plan_migration(spec, kIkev2, kIkev2Openvpn, rules::test::on("2026-11-01"));
  EXPECT_FALSE(has_rule(found, "POOL-020"));
  EXPECT_EQ(count(found.findings, Severity::note), 0U);
}

TEST(MigrationPlan, KnowsTheDatesOnBothSides) {
  const auto early = plan(kSstp, kIkev2, "2026-03-30");
  ASSERT_EQ(early.dates.size(), 2U);
  EXPECT_EQ(early.dates[0].date, "2026-03-31");
  EXPECT_EQ(early.dates[0].days_left, 1);
  EXPECT_EQ(early.dates[1].date, "2027-03-31");
  EXPECT_EQ(early.dates[1].days_left, 366);
  EXPECT_EQ(early.irreversible,
            std::vector<std::string>{"SSTP can be enabled again only before 2026-03-31"});
  const auto on_the_day = plan(kSstp, kIkev2, "2026-03-31");
  EXPECT_EQ(on_the_day.dates[0].days_left, 0);
  EXPECT_EQ(on_the_day.irreversible,
            std::vector<std::string>{"since 2026-03-31, SSTP cannot be enabled again"});
  EXPECT_EQ(plan(kSstp, kIkev2Sstp, "2027-03-31").dates[1].days_left, 0);
  EXPECT_EQ(step(plan(kSstp, kIkev2Sstp, "2027-03-31"), "remove SSTP"), 0U);
  EXPECT_GT(step(plan(kSstp, kIkev2Sstp, "2027-03-30"), "remove SSTP"), 0U);
  EXPECT_TRUE(plan(kIkev2, kOpenvpn).dates.empty());
}

TEST(MigrationPlan, ReplacesABasicGatewayThatLacksTheType) {
  auto spec = rules::test::example_gateway();
  spec.sku = "Basic";
  const auto replaced = plan_migration(spec, kSstp, kOpenvpn, rules::test::on("2026-11-01"));
  EXPECT_GT(step(replaced, "delete the gateway"), 0U);
  EXPECT_EQ(step(replaced, "set the tunnel type"), 0U);
  EXPECT_EQ(replaced.irreversible.size(), 2U);
  const auto address = [](const MigrationPlan& found) {
    return std::count(found.unchanged.begin(), found.unchanged.end(),
                      "the gateway's public address");
  };
  EXPECT_EQ(address(replaced), 0);
  const auto before = plan_migration(spec, kSstp, kIkev2, rules::test::on("2025-10-31"));
  EXPECT_GT(step(before, "delete the gateway"), 0U);
  const auto after = plan_migration(spec, kSstp, kIkev2, rules::test::on("2025-11-01"));
  EXPECT_GT(step(after, "set the tunnel type"), 0U);
  EXPECT_EQ(address(after), 1);
}

TEST(MigrationPlan, NamesTheDurationOfRecreationAndNoSeparateMigrationBeforeIt) {
  auto spec = rules::test::example_gateway();
  spec.sku = "Basic";
  spec.public_ip.sku = "Basic";
  const auto found = plan_migration(spec, kSstp, kOpenvpn, rules::test::on("2026-11-01"));
  EXPECT_NE(found.downtime.find("at least 45 minutes"), std::string::npos) << found.downtime;
  EXPECT_EQ(step(found, "migrate the SKU"), 0U);
}

TEST(MigrationPlan, SpeaksOfSstpInThePastOnceItStopped) {
  const auto found = plan(kSstp, kOpenvpn, "2027-04-01");
  EXPECT_EQ(found.dates[1].rule, "SSTP connections stopped");
  EXPECT_EQ(step(found, "tell the users"), 0U);
  EXPECT_EQ(effect(found, azure::Tunnel::sstp),
            "stopped on 2027-03-31: requires a profile of another type");
  EXPECT_EQ(plan(kSstp, kOpenvpn, "2027-03-30").dates[1].rule, "SSTP connections stop");
}

TEST(MigrationPlan, HasNoCommandForWhatAzureRefuses) {
  for (const auto& from : {kIkev2, kOpenvpn}) {
    const auto to = from == kIkev2 ? kIkev2Sstp : kSstp;
    const auto found = plan(from, to, "2026-03-31");
    ASSERT_EQ(found.steps.size(), 1U);
    EXPECT_EQ(step(found, "choose other tunnel types"), 1U);
    EXPECT_TRUE(found.clients.empty() && found.pools.empty() && found.hand_out.empty());
    EXPECT_TRUE(found.unchanged.empty() && found.irreversible.empty());
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_EQ(found.findings[0].rule, "TUN-005");
    EXPECT_GT(plan(from, to, "2026-03-30").steps.size(), 1U);
  }
}

TEST(MigrationPlan, KeepsCertificatesAndGroups) {
  auto spec = rules::test::example_gateway();
  EXPECT_EQ(plan_migration(spec, kSstp, kIkev2, rules::test::on("2026-11-01")).unchanged.size(),
            3U);
  spec.groups.push_back({});
  EXPECT_EQ(plan_migration(spec, kSstp, kIkev2, rules::test::on("2026-11-01")).unchanged.size(),
            4U);
  spec.authentication = {azure::Method::radius};
  EXPECT_EQ(plan_migration(spec, kSstp, kIkev2, rules::test::on("2026-11-01")).unchanged.size(),
            2U);
}

TEST(MigrationPlan, PutsAnOutdatedSkuFirst) {
  auto spec = rules::test::example_gateway();
  spec.sku = "VpnGw2";
  const auto found = plan_migration(spec, kSstp, kIkev2, rules::test::on("2026-03-01"));
  EXPECT_EQ(step(found, "migrate the SKU"), 1U);
  EXPECT_EQ(step(plan(kSstp, kIkev2), "migrate the SKU"), 0U);
}

TEST(PresentTunnels, AreTheCurrentOnesIfAMigrationIsPlanned) {
  auto spec = rules::test::example_gateway();
  EXPECT_EQ(present_tunnels(spec), kIkev2Openvpn);
  spec.current_tunnels = kSstp;
  EXPECT_EQ(present_tunnels(spec), kSstp);
}

TEST(TunnelSet, IsShownInWords) {
  EXPECT_EQ(azure::TunnelSet{}.display(), "nothing");
  EXPECT_EQ(kSstp.display(), "SSTP");
  EXPECT_EQ(kIkev2Openvpn.display(), "IKEv2 and OpenVPN");
  EXPECT_EQ((azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp})
                .display(),
            "IKEv2, OpenVPN and SSTP");
}

}  // namespace
}  // namespace p2s::planning
