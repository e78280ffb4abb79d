// SPDX-License-Identifier: Apache-2.0
// Boundaries and combinations of the SKU rules, beyond tests/rules.
#include "unit/rules/rule_check.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using namespace test;

spec::GatewaySpec basic(azure::TunnelSet tunnels) {
  auto spec = example();
  spec.sku = "Basic";
  spec.generation.reset();
  spec.tunnels = tunnels;
  return spec;
}

TEST(SkuRules, CheckBothGenerations) {
  auto spec = example();
  spec.sku = "vpngw4az";
  spec.generation = 1;
  spec.current_sku = "VpnGw1AZ";
  spec.current_generation = 2;
  EXPECT_EQ(said(spec, "SKU-002"),
            (std::vector<std::string>{
                "error gateway.current_generation: VpnGw1AZ does not exist in generation 2",
                "error gateway.generation: VpnGw4AZ does not exist in generation 1"}));
  spec.generation.reset();
  spec.current_generation = 1;
  EXPECT_EQ(verdict(spec, "SKU-002"), "");
  spec.sku = "nonsense";
  spec.generation = 1;
  EXPECT_EQ(verdict(spec, "SKU-002"), "") << "SKU-001 speaks";
}

TEST(SkuRules, ReportSeparateLimitsOnlyIfBothApply) {
  auto spec = example();
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(verdict(spec, "SKU-005"), "note");
  spec.sku = "Basic";
  EXPECT_EQ(verdict(spec, "SKU-005"), "") << "Basic has no limit for IKEv2";
  spec = example();
  spec.tunnels = {azure::Tunnel::sstp};
  EXPECT_EQ(verdict(spec, "SKU-005"), "");
}

TEST(SkuRules, WarnOfIkev2OnBasicByDate) {
  const auto spec = basic({azure::Tunnel::ikev2});
  EXPECT_EQ(verdict(spec, "SKU-007", "2025-10-31"), "error");
  EXPECT_EQ(verdict(spec, "SKU-007", "2025-11-01"), "warning");
  EXPECT_EQ(verdict(basic({azure::Tunnel::sstp}), "SKU-007"), "");
  auto larger = example();
  EXPECT_EQ(verdict(larger, "SKU-007"), "");
}

TEST(SkuRules, ReportUnsupportedFeaturesOfBasic) {
  auto spec = basic({azure::Tunnel::sstp});
  for (const auto* rule : {"SKU-006", "SKU-008", "SKU-010", "SKU-012"})
    EXPECT_EQ(verdict(spec, rule), "") << rule;
  spec.tunnels.insert(azure::Tunnel::openvpn);
  spec.authentication = {azure::Method::radius, azure::Method::entra};
  spec.ipsec.emplace_back();
  spec.on_premises.bgp = true;
  spec.zone_redundant = true;
  EXPECT_EQ(verdict(spec, "SKU-006"), "error");
  EXPECT_EQ(verdict(spec, "SKU-008"), "error");
  EXPECT_EQ(verdict(spec, "SKU-010"), "error");
  EXPECT_EQ(verdict(spec, "SKU-012"), "error error") << "POL-007 reports the policy";
  spec.sku = "VpnGw1AZ";
  for (const auto* rule : {"SKU-006", "SKU-008", "SKU-010", "SKU-012", "SKU-013"})
    EXPECT_EQ(verdict(spec, rule), "") << rule;
}

TEST(SkuRules, ReportOtherSystemsThanWindowsOnBasic) {
  auto spec = basic({azure::Tunnel::sstp});
  spec.clients.by_os = {{System::windows, 5}, {System::macos, 1}, {System::gnu_linux, 0}};
  spec.clients.software = {{System::android, "strongswan"}};
  EXPECT_EQ(verdict(spec, "SKU-011"), "error error") << "macOS and Android";
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(verdict(spec, "SKU-011", "2025-10-31"), "error error");
  EXPECT_EQ(verdict(spec, "SKU-011", "2025-11-01"), "warning warning");
  spec.sku = "VpnGw1AZ";
  EXPECT_EQ(verdict(spec, "SKU-011"), "");
}

TEST(SkuRules, RefuseSkusWithoutZonesByDate) {
  auto spec = example();
  spec.sku = "VpnGw2";
  EXPECT_EQ(verdict(spec, "SKU-015", "2024-12-31"), "");
  EXPECT_EQ(verdict(spec, "SKU-015", "2025-01-01"), "warning");
  EXPECT_EQ(verdict(spec, "SKU-015", "2025-04-30"), "warning");
  EXPECT_EQ(verdict(spec, "SKU-015", "2025-05-01"), "error");
  EXPECT_EQ(verdict(spec, "SKU-016"), "") << "a new gateway";
  spec.since = on("2022-01-01");
  EXPECT_EQ(verdict(spec, "SKU-015"), "");
  EXPECT_EQ(verdict(spec, "SKU-016", "2026-09-30"), "warning");
  EXPECT_EQ(verdict(spec, "SKU-016", "2026-10-01"), "error");
  spec.sku = "Basic";
  EXPECT_EQ(verdict(spec, "SKU-016"), "") << "Basic stays";
}

TEST(SkuRules, RefuseLegacySkusByDate) {
  auto spec = example();
  spec.sku = "standard";
  EXPECT_EQ(verdict(spec, "SKU-017", "2023-12-31"), "");
  EXPECT_EQ(verdict(spec, "SKU-017", "2024-01-01"), "error");
  spec.since = on("2018-01-01");
  EXPECT_EQ(verdict(spec, "SKU-017", "2024-01-01"), "warning");
  EXPECT_EQ(verdict(spec, "SKU-017", "2026-06-30"), "warning");
  EXPECT_EQ(verdict(spec, "SKU-017", "2026-07-01"), "error");
}

TEST(SkuRules, RecogniseExpressRouteSkus) {
  auto spec = example();
  for (const auto* name : {"UltraPerformance", "ErGwScale", "ergw3az"}) {
    spec.sku = name;
    EXPECT_EQ(verdict(spec, "SKU-019"), "error") << name;
  }
}

TEST(SkuRules, WarnOfSharedThroughput) {
  auto spec = example();
  spec.clients.total = 251;
  EXPECT_EQ(verdict(spec, "SKU-020"), "") << "no sites";
  spec.on_premises.bgp_learned = {network("10.101.0.0/16")};
  EXPECT_EQ(verdict(spec, "SKU-020"), "warning");
  spec.clients.total = 250;
  EXPECT_EQ(verdict(spec, "SKU-020"), "");
  spec.clients.total.reset();
  spec.clients.by_tunnel = {{azure::Tunnel::ikev2, 200}, {azure::Tunnel::openvpn, 51}};
  EXPECT_EQ(verdict(spec, "SKU-020"), "warning");
}

}  // namespace
}  // namespace p2s::rules
