// SPDX-License-Identifier: Apache-2.0
// Every declared fact counts, what is missing is said, and one fault is reported once.
#include "rule_check.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

namespace p2s::rules {
namespace {

using test::ask;
using test::example;
using test::network;
using test::said;
using test::verdict;
using Lines = std::vector<std::string>;

spec::Pool pool(std::string text, std::string group = {}) {
  static int count = 0;
  return {std::move(text), fmt::format("gateway.pools[{}]", count++), std::move(group)};
}

TEST(DeclaredFacts, OldWindowsLimitsRoutes) {
  auto spec = example();
  for (int i = 0; i < 30; ++i)
    spec.on_premises.prefixes.push_back(network(fmt::format("10.50.{}.0/24", i)));
  for (const auto* old : {"10-1709", "10-1909", "8.1", "server-2016", "server-2019"}) {
    spec.clients.oldest_windows = old;
    EXPECT_EQ(verdict(spec, "RTE-007"), "error") << old;
  }
  for (const auto* current : {"11", "10-2004", "10-22H2", "server-2022"}) {
    spec.clients.oldest_windows = current;
    EXPECT_EQ(verdict(spec, "RTE-007"), "") << current;
  }
  spec.clients.oldest_windows.clear();
  EXPECT_EQ(verdict(spec, "RTE-007"), "note");
}

TEST(DeclaredFacts, EqualAndInnerNetworksAreOneRoute) {
  auto spec = example();
  spec.clients.oldest_windows = "10-1709";
  for (int i = 0; i < 30; ++i) spec.vnet.peered.push_back(network("10.2.0.0/16"));
  for (int i = 0; i < 30; ++i)
    spec.on_premises.prefixes.push_back(network(fmt::format("10.2.{}.0/24", i)));
  EXPECT_EQ(verdict(spec, "RTE-007"), "");
  for (int i = 0; i < 24; ++i)
    spec.custom_routes.push_back(network(fmt::format("10.3.{}.0/24", i)));
  EXPECT_EQ(verdict(spec, "RTE-007"), "error");
}

TEST(DeclaredFacts, HalvesOfADefaultRouteReplaceNoOtherRoute) {
  auto spec = example();
  spec.clients.oldest_windows = "10-1709";
  spec.custom_routes = {network("0.0.0.0/1"), network("128.0.0.0/1")};
  EXPECT_EQ(verdict(spec, "RTE-007"), "");
  for (int i = 0; i < 24; ++i)
    spec.on_premises.prefixes.push_back(network(fmt::format("10.50.{}.0/24", i)));
  EXPECT_EQ(verdict(spec, "RTE-007"), "error");
}

TEST(DeclaredFacts, SumsByOperatingSystemAreDemand) {
  auto spec = example();
  spec.pools = {pool("172.16.200.0/23")};
  spec.clients.by_os[System::windows] = 600;
  EXPECT_EQ(verdict(spec, "SKU-004"), "error");
  EXPECT_EQ(verdict(spec, "POOL-049"), "error");
  spec.clients.by_os[System::windows] = 500;
  EXPECT_EQ(verdict(spec, "SKU-004"), "");
  spec.clients.by_os[System::macos] = 100;
  EXPECT_EQ(verdict(spec, "SKU-004"), "error");
}

TEST(DeclaredFacts, SstpTakesAtMost128OfTheClients) {
  auto spec = example();
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  spec.clients.total = 628;
  EXPECT_EQ(verdict(spec, "SKU-004"), "");
  spec.clients.total = 629;
  EXPECT_EQ(verdict(spec, "SKU-004"), "error");
}

TEST(DeclaredFacts, TheSmallestSkuThatServesAllClientsIsOffered) {
  auto spec = example();
  spec.clients.total = 1000;
  EXPECT_EQ(ask(spec, "SKU-004").at(0).hint, "VpnGw3AZ serves 1000");
  spec.clients.total = 1001;
  EXPECT_EQ(ask(spec, "SKU-004").at(0).hint, "VpnGw4AZ serves 5000");
}

TEST(DeclaredFacts, APoolForEveryClientOfTheSkuIsLargeEnough) {
  auto spec = example();
  spec.tunnels = {azure::Tunnel::sstp};
  spec.pools = {pool("172.16.200.0/25")};
  EXPECT_EQ(verdict(spec, "POOL-050"), "");
  spec.pools = {pool("172.16.200.0/26")};
  EXPECT_EQ(verdict(spec, "POOL-050"), "note");
}

TEST(DeclaredFacts, SstpCannotBeOlderThanItsGateway) {
  auto spec = example();
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  spec.since = test::on("2026-06-01");
  spec.sstp_since = test::on("2025-01-01");
  EXPECT_EQ(verdict(spec, "TUN-005"), "error");
  EXPECT_EQ(verdict(spec, "GW-029"), "error");
}

TEST(DeclaredFacts, CertificateAuthenticationRequiresARoot) {
  EXPECT_EQ(verdict(example(), "CERT-001"), "error");
}

TEST(DeclaredFacts, MissingOnesAreNoted) {
  spec::GatewaySpec spec = example();
  EXPECT_EQ(said(spec, "GW-030").size(), 1U);  // public_ip
  spec.sku.clear();
  spec.vnet = {};
  const auto lines = said(spec, "GW-030");
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[0].starts_with("note gateway.sku: missing, so 2")) << lines[0];
  EXPECT_TRUE(lines[0].ends_with(" rules were not checked")) << lines[0];
}

TEST(DeclaredFacts, GatewaySubnetIsInTheNetwork) {
  auto spec = example();
  spec.vnet.gateway_subnet = {network("10.2.255.0/27")};
  EXPECT_EQ(verdict(spec, "GW-031"), "error");
  spec.vnet.prefixes.push_back(network("fd00:1::/48"));
  spec.vnet.gateway_subnet = {network("fd00:1::/64")};
  EXPECT_EQ(verdict(spec, "GW-031"), "error");
  spec.vnet.gateway_subnet = {network("10.1.255.0/27"), network("fd00:1::/64")};
  EXPECT_EQ(verdict(spec, "GW-031"), "");
}

TEST(DeclaredFacts, RadiusServersAreHosts) {
  auto spec = example();
  spec.authentication = {azure::Method::radius};
  for (const auto* address :
       {"127.0.0.1", "169.254.1.1", "0.0.0.0", "224.0.0.1", "168.63.129.16"}) {
    spec.radius.servers = {{address, "env:S", {}, "radius.servers[0]"}};
    EXPECT_EQ(verdict(spec, "RAD-015"), "error") << address;
  }
}

TEST(DeclaredFacts, MisspeltLoginHostsAreCorrected) {
  auto spec = example();
  spec.entra.tenant = "https://login.microsofonline.com/0ca9b5d2-3f43-4d5e-9d1c-2f6a1b7c8d9e/";
  auto found = ask(spec, "ENT-004");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].hint,
            "https://login.microsoftonline.com/0ca9b5d2-3f43-4d5e-9d1c-2f6a1b7c8d9e");
  spec.entra.cloud = "government";
  spec.entra.tenant = "here";
  EXPECT_EQ(ask(spec, "ENT-004").at(0).hint, "https://login.microsoftonline.us/TENANT-ID");
}

TEST(DeclaredFacts, NamesFollowAzuresForm) {
  auto spec = example();
  for (const auto* name : {"-a", ".a", "_a", "a.", "a-", "a b"}) {
    spec.roots = {{name, "a.cer", "", "roots[0]"}};
    EXPECT_EQ(verdict(spec, "CERT-009"), "error") << name;
  }
  for (const auto* name : {"a", "a_", "a.b-c_1", "9"}) {
    spec.roots = {{name, "a.cer", "", "roots[0]"}};
    EXPECT_EQ(verdict(spec, "CERT-009"), "") << name;
  }
}

TEST(DeclaredFacts, RadiusGroupsAreWholeBytes) {
  auto spec = example();
  const auto severity = [&](const char* value) {
    spec.groups = {{"g", true, 1, {{"RadiusAzureGroupId", value}}, "groups[0]"}};
    return verdict(spec, "GRP-010");
  };
  EXPECT_EQ(severity("6ad1bd0"), "error");
  EXPECT_EQ(severity("6ad1bd01"), "");
  EXPECT_EQ(severity("6ad1bd0102"), "warning");
}

TEST(DeclaredFacts, ForbiddenIpv6RangesAreReported) {
  for (const auto* text : {"::1/128", "fe80::/64", "ff02::/64"}) {
    auto spec = example();
    spec.pools.push_back(pool(text));
    EXPECT_EQ(verdict(spec, "POOL-007"), "error") << text;
  }
}

TEST(SoundConfigurations, DefaultRouteByBgpOverlapsNoPool) {
  auto spec = example();
  spec.on_premises.bgp_learned = {network("0.0.0.0/0")};
  spec.on_premises.prefixes = {network("0.0.0.0/0")};
  for (const auto* rule : {"POOL-022", "POOL-023"}) EXPECT_EQ(verdict(spec, rule), "") << rule;
}

TEST(SoundConfigurations, GroupMayShareTheGatewaysPool) {
  auto spec = example();
  spec.pools = {pool("172.16.201.0/24"), pool("172.16.201.0/24", "sales")};
  EXPECT_EQ(verdict(spec, "POOL-024"), "warning");
  spec.pools = {pool("172.16.202.0/24"), pool("172.16.201.0/24", "sales"),
                pool("172.16.201.0/24", "hr")};
  EXPECT_EQ(verdict(spec, "POOL-024"), "error");
}

TEST(Hints, SuggestDifferentFreePools) {
  auto spec = example();
  spec.pools = {pool("10.1.0.0/24"), pool("10.1.1.0/24"), pool("10.1.2.0/28", "sales")};
  std::set<std::string> hints;
  for (const auto& each : ask(spec, "POOL-020")) hints.insert(each.hint);
  EXPECT_EQ(hints.size(), 3U);
  for (const auto& hint : hints) EXPECT_NE(hint.find("/24"), std::string::npos) << hint;
}

TEST(Hints, SuggestPoolsForAllClients) {
  auto spec = example();
  spec.pools = {pool("10.1.0.0/28")};
  spec.clients.total = 400;
  const auto found = ask(spec, "POOL-020");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].hint.find("/23"), std::string::npos) << found[0].hint;
}

TEST(OneFinding, ForEachFault) {
  const auto of = [](const spec::GatewaySpec& spec, std::initializer_list<const char*> rules,
                     std::string_view day = "2026-11-01") {
    std::size_t found = 0;
    for (const auto* rule : rules) found += ask(spec, rule, day).size();
    return found;
  };
  auto active = example();
  active.active_active = true;
  active.public_ip.count = 1;
  active.public_ip.sku = "Standard";
  EXPECT_EQ(of(active, {"GW-014", "GW-015"}), 1U);
  auto sstp = example();
  sstp.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  sstp.current_tunnels = {azure::Tunnel::ikev2, azure::Tunnel::openvpn};
  EXPECT_EQ(of(sstp, {"MIG-001", "TUN-005"}), 1U);
  auto express = example();
  express.sku = "ErGw1AZ";
  EXPECT_EQ(of(express, {"SKU-001", "SKU-019"}), 1U);
  auto weak = example();
  weak.ipsec.emplace_back().ike_encryption = "DES";
  EXPECT_EQ(of(weak, {"POL-002", "POL-017"}), 1U);
  weak.sku = "Basic";
  EXPECT_EQ(of(weak, {"POL-007", "SKU-012"}), 1U);
  auto entra = example();
  entra.authentication = {azure::Method::entra};
  entra.tunnels = {azure::Tunnel::ikev2};
  entra.current_tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(of(entra, {"ENT-001", "MIG-011"}), 1U);
}

TEST(OneFinding, ForAPoolOfEverything) {
  auto spec = example();
  spec.pools = {pool("0.0.0.0/0")};
  std::size_t found = 0;
  for (const auto& each : check_gateway(spec, {}, test::on("2026-11-01")).findings)
    found += each.rule.starts_with("POOL-") && each.severity != Severity::note ? 1U : 0U;
  EXPECT_EQ(found, 1U);
  EXPECT_EQ(verdict(spec, "POOL-007"), "error");
}

}  // namespace
}  // namespace p2s::rules
