// SPDX-License-Identifier: Apache-2.0
// Boundaries and combinations of the RTE rules, beyond tests/rules.
#include "unit/rules/rule_check.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using namespace test;

TEST(RoutingRules, DistinguishDefaultRouteForms) {
  auto spec = example();
  const auto with = [&](std::vector<std::string_view> routes) {
    spec.custom_routes.clear();
    for (const auto route : routes) spec.custom_routes.push_back(network(route));
    return verdict(spec, "RTE-002") + "/" + verdict(spec, "RTE-003") + "/" +
           verdict(spec, "RTE-004");
  };
  EXPECT_EQ(with({"10.60.0.0/16"}), "//");
  EXPECT_EQ(with({"0.0.0.0/1", "128.0.0.0/1"}), "warning//");
  EXPECT_EQ(with({"0.0.0.0/0"}), "/warning/");
  EXPECT_EQ(with({"0.0.0.0/1"}), "//warning");
  EXPECT_EQ(with({"128.0.0.0/1"}), "//warning");
  EXPECT_EQ(with({"0.0.0.0/1", "128.0.0.0/2"}), "//warning");
}

TEST(RoutingRules, ReportThatCustomRoutesApplyToAllGroups) {
  auto spec = example();
  spec.custom_routes = {network("10.60.0.0/16")};
  EXPECT_EQ(verdict(spec, "RTE-005"), "");
  spec.configurations.emplace_back();
  EXPECT_EQ(verdict(spec, "RTE-005"), "note");
  spec.configurations.clear();
  spec.groups.emplace_back();
  EXPECT_EQ(verdict(spec, "RTE-005"), "note");
  spec.custom_routes.clear();
  EXPECT_EQ(verdict(spec, "RTE-005"), "");
}

TEST(RoutingRules, CountRoutesByTunnelAndSystem) {
  auto spec = example();
  const auto with = [&](std::size_t routes) {
    spec.vnet.prefixes.assign(1, network("10.1.0.0/16"));
    spec.vnet.peered.assign(10, network("10.2.0.0/16"));  // one route
    spec.on_premises.prefixes.clear();
    for (std::size_t i = 2; i < routes; ++i)
      spec.on_premises.prefixes.push_back(
          network(fmt::format("10.{}.{}.0/24", 3 + i / 256, i % 256)));
    return verdict(spec, "RTE-007") + "/" + verdict(spec, "RTE-008");
  };
  EXPECT_EQ(with(25), "/");
  EXPECT_EQ(with(26), "note/");
  EXPECT_EQ(with(255), "note/");
  EXPECT_EQ(with(256), "error/");
  EXPECT_EQ(with(1000), "error/");
  EXPECT_EQ(with(1001), "error/error");
  spec.clients.by_os = {{System::gnu_linux, 10}};
  EXPECT_EQ(with(256), "/");
  EXPECT_EQ(with(257), "error/");
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(with(1000), "/");
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(with(1001), "error/");
}

TEST(RoutingRules, FindOutdatedPackages) {
  auto spec = example();
  spec.since = on("2025-03-01");
  EXPECT_EQ(verdict(spec, "RTE-011"), "") << "the package is unknown";
  spec.profile_date = on("2025-03-01");
  EXPECT_EQ(verdict(spec, "RTE-011"), "");
  spec.profile_date = on("2025-02-28");
  EXPECT_EQ(verdict(spec, "RTE-011"), "warning");
  spec.since.reset();
  spec.sstp_since = on("2025-03-01");
  EXPECT_EQ(verdict(spec, "RTE-011"), "") << "SSTP is off again";
  spec.tunnels = {azure::Tunnel::sstp};
  EXPECT_EQ(verdict(spec, "RTE-011"), "warning");
}

TEST(RoutingRules, RequireBgpOfSites) {
  auto spec = example();
  spec.on_premises.bgp = false;
  EXPECT_EQ(verdict(spec, "RTE-013"), "") << "no sites";
  spec.on_premises.prefixes = {network("10.101.0.0/16")};
  EXPECT_EQ(verdict(spec, "RTE-013"), "warning");
  EXPECT_EQ(verdict(spec, "RTE-014"), "");
  spec.on_premises.bgp.reset();
  EXPECT_EQ(verdict(spec, "RTE-013"), "note");
  EXPECT_EQ(verdict(spec, "RTE-014"), "");
  spec.on_premises.bgp_learned = {network("10.102.0.0/16")};
  EXPECT_EQ(verdict(spec, "RTE-013"), "") << "what is learned by BGP says it";
  EXPECT_EQ(verdict(spec, "RTE-014"), "warning");
}

TEST(RoutingRules, ListRoutesMissingOnWindows) {
  auto spec = example();
  spec.on_premises.bgp = true;
  for (const auto* site : {"10.101.0.0/16", "10.102.0.0/16", "10.103.0.0/16", "10.104.0.0/16"})
    spec.on_premises.prefixes.push_back(network(site));
  spec.on_premises.bgp_learned = {network("10.105.0.0/16")};
  EXPECT_EQ(said(spec, "RTE-014"),
            (std::vector<std::string>{
                "warning gateway.custom_routes: Windows clients get no route to 10.101.0.0/16, "
                "10.102.0.0/16, 10.103.0.0/16 and 2 more, which other clients learn by BGP"}));
  spec.custom_routes = {network("10.96.0.0/12"), network("10.105.8.0/24")};
  EXPECT_EQ(verdict(spec, "RTE-014"), "");
  spec.custom_routes = {network("10.100.0.0/14"), network("10.105.8.0/24")};
  EXPECT_EQ(
      said(spec, "RTE-014"),
      (std::vector<std::string>{"warning gateway.custom_routes: Windows clients get no route to "
                                "10.104.0.0/16, 10.105.0.0/16, which other clients learn by BGP"}))
      << "a part of a prefix is not the prefix";
  spec.clients.by_os = {{System::macos, 5}};
  EXPECT_EQ(verdict(spec, "RTE-014"), "");
}

TEST(RoutingRules, HintsAtNoRouteThatBringsAnotherFinding) {
  const auto fixes = [](const spec::GatewaySpec& spec) {
    auto found = check_gateway(spec, {}, on("2026-11-01")).findings;
    std::erase_if(found, [](const Finding& each) { return each.rule != "RTE-014"; });
    return found.empty() ? std::vector<Fix>{} : found.front().fixes;
  };
  auto spec = example();
  spec.on_premises.bgp = true;
  for (const auto* all : {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1"}) {
    spec.on_premises.bgp_learned = {network("10.101.0.0/16"), network(all)};
    ASSERT_EQ(fixes(spec).size(), 1U) << all;
    EXPECT_EQ(fixes(spec)[0], fix::outside("add the routes manually on each Windows client"));
  }
  spec.on_premises.bgp_learned = {network("0.0.0.0/0")};
  spec.custom_routes = {network("0.0.0.0/1"), network("128.0.0.0/1")};
  EXPECT_EQ(verdict(spec, "RTE-014"), "") << "both halves are everything";
  spec.custom_routes.clear();
  spec.on_premises.bgp_learned.clear();
  for (int i = 0; i < 25; ++i)
    spec.on_premises.bgp_learned.push_back(network(fmt::format("10.{}.0.0/24", 100 + 2 * i)));
  EXPECT_EQ(fixes(spec).at(0).edits.size(), 25U);
  spec.clients.oldest_windows = "server-2012-r2";  // 25 routes, and the VNet is one
  EXPECT_TRUE(fixes(spec).at(0).edits.empty());
  EXPECT_TRUE(fixes(spec)[0].text.starts_with("add a few prefixes that contain them"));
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(fixes(spec).at(0).edits.size(), 25U);
}

TEST(RoutingRules, RequireResolverForPrivateZones) {
  auto spec = example();
  spec.vnet.private_dns_zones = true;
  EXPECT_EQ(verdict(spec, "RTE-017"), "warning");
  spec.vnet.dns_servers = {network("168.63.129.16/32")};
  EXPECT_EQ(verdict(spec, "RTE-017"), "warning") << "does not answer VPN clients";
  spec.vnet.dns_servers = {network("10.1.0.4/32")};
  EXPECT_EQ(verdict(spec, "RTE-017"), "");
  spec.vnet = example().vnet;
  spec.vnet.private_dns_zones = false;
  EXPECT_EQ(verdict(spec, "RTE-017"), "");
}

TEST(RoutingRules, ReportDnsServersOfTheAzureClient) {
  auto spec = example();
  spec.vnet.dns_servers = {network("10.1.0.4/32")};
  EXPECT_EQ(verdict(spec, "RTE-018"), "") << "another client";
  spec.clients.software = {{System::windows, "Azure-VPN-Client"}};
  EXPECT_EQ(verdict(spec, "RTE-018"), "note");
  spec.clients.software.clear();
  spec.authentication.insert(azure::Method::entra);
  EXPECT_EQ(verdict(spec, "RTE-018"), "note");
  spec.clients.by_os = {{System::macos, 5}};
  EXPECT_EQ(verdict(spec, "RTE-018"), "");
  spec.clients.by_os.clear();
  spec.vnet.dns_servers.clear();
  EXPECT_EQ(verdict(spec, "RTE-018"), "");
}

}  // namespace
}  // namespace p2s::rules
