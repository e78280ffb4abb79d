// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_check.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/planning/sku_advice.hpp>

#include <gtest/gtest.h>

namespace p2s::planning {
namespace {

using rules::test::on;

const Time kDay = on("2026-11-01");

std::string recommended(const SkuRequirements& requirements, Time day = kDay) {
  const auto advice = advise_sku(requirements, day);
  if (!advice.recommended) return "none";
  return std::string(advice.recommended->name) + " " +
         std::to_string(advice.recommended->generation);
}

std::string against(const SkuRequirements& requirements, std::string_view name, unsigned generation,
                    Time day = kDay) {
  for (const auto& verdict : advise_sku(requirements, day).skus) {
    if (verdict.sku.name == name && verdict.sku.generation == generation)
      return verdict.fits() ? "fits" : join(verdict.against, "; ");
  }
  return "no such row";
}

TEST(SkuAdvice, RecommendsTheLowestTierThatFits) {
  SkuRequirements requirements;
  EXPECT_EQ(recommended(requirements), "VpnGw1AZ 1");
  requirements.clients = 700;
  requirements.tunnels = {azure::Tunnel::openvpn};
  requirements.throughput_mbps = 1000;
  requirements.zone_redundant = true;
  EXPECT_EQ(recommended(requirements), "VpnGw3AZ 2") << "of one tier the larger throughput";
  requirements.generation = 1;
  EXPECT_EQ(recommended(requirements), "VpnGw3AZ 1");
  requirements.throughput_mbps = 1251;
  EXPECT_EQ(recommended(requirements), "none");
}

TEST(SkuAdvice, CountsClientsExactly) {
  SkuRequirements requirements;
  requirements.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::openvpn};
  const std::vector<std::pair<std::uint64_t, std::string>> table{
      {250, "VpnGw1AZ 1"},  {251, "VpnGw2AZ 2"},  {500, "VpnGw2AZ 2"},   {501, "VpnGw3AZ 2"},
      {1001, "VpnGw4AZ 2"}, {5001, "VpnGw5AZ 2"}, {10000, "VpnGw5AZ 2"}, {10001, "none"}};
  for (const auto& [clients, sku] : table) {
    requirements.clients = clients;
    EXPECT_EQ(recommended(requirements), sku) << clients;
  }
  EXPECT_EQ(against(requirements, "VpnGw5AZ", 2),
            "10000 IKEv2 and OpenVPN clients, 10001 required");
}

TEST(SkuAdvice, FindsNothingForMoreThan128SstpClients) {
  SkuRequirements requirements;
  requirements.tunnels = {azure::Tunnel::sstp};
  requirements.clients = 128;
  EXPECT_EQ(recommended(requirements), "VpnGw1AZ 1");
  requirements.clients = 129;
  EXPECT_EQ(recommended(requirements), "none");
  EXPECT_EQ(against(requirements, "VpnGw5AZ", 2), "128 SSTP clients with any SKU, 129 required");
  requirements.tunnels.insert(azure::Tunnel::ikev2);
  requirements.clients = 128 + 250;
  EXPECT_EQ(recommended(requirements), "VpnGw1AZ 1") << "counted apart";
  requirements.clients = 128 + 251;
  EXPECT_EQ(against(requirements, "VpnGw1AZ", 1), "378 clients, 379 required");
}

TEST(SkuAdvice, RespectsTheEndOfSstp) {
  SkuRequirements requirements;
  requirements.tunnels = {azure::Tunnel::sstp};
  EXPECT_TRUE(advise_sku(requirements, on("2026-03-30")).remarks.empty());
  EXPECT_EQ(advise_sku(requirements, on("2026-03-31")).remarks.size(), 1U);
  EXPECT_EQ(recommended(requirements, on("2027-03-30")), "VpnGw1AZ 1");
  EXPECT_EQ(recommended(requirements, on("2027-03-31")), "none");
  EXPECT_EQ(against(requirements, "VpnGw1AZ", 1, on("2027-03-31")), "SSTP stopped on 2027-03-31");
  requirements.tunnels.insert(azure::Tunnel::openvpn);
  EXPECT_EQ(against(requirements, "VpnGw1AZ", 1), "SSTP and OpenVPN cannot share a gateway");
}

TEST(SkuAdvice, RecommendsNothingClosedOrRetired) {
  EXPECT_EQ(against({}, "Basic", 1), "for development and tests only");
  EXPECT_EQ(against({}, "VpnGw1", 1, on("2024-12-31")), "fits");
  EXPECT_EQ(against({}, "VpnGw1", 1, on("2025-01-01")), "not available to new gateways since 2025");
  EXPECT_EQ(against({}, "VpnGw1", 1, on("2026-09-30")), "not available to new gateways since 2025");
  EXPECT_EQ(against({}, "VpnGw1", 1, on("2026-10-01")), "retired on 2026-09-30");
  EXPECT_EQ(recommended({}, on("2024-12-31")), "VpnGw1 1");
}

TEST(SkuAdvice, NamesEveryReason) {
  SkuRequirements requirements;
  requirements.clients = 1;
  requirements.tunnels = {azure::Tunnel::openvpn};
  requirements.throughput_mbps = 650;
  requirements.bgp = requirements.active_active = requirements.zone_redundant = true;
  requirements.generation = 2;
  requirements.site_tunnels = 11;
  requirements.machines = 201;
  EXPECT_EQ(against(requirements, "Basic", 1),
            "for development and tests only; no OpenVPN; 100 Mbps, 650 Mbps required; not "
            "zone-redundant; no BGP; no active-active mode; not of generation 2; 10 site tunnels, "
            "11 required; 200 virtual machines, 201 required");
  requirements.tunnels = {azure::Tunnel::ikev2};
  EXPECT_NE(against(requirements, "Basic", 1).find("no IKEv2"), std::string::npos);
  requirements = {};
  requirements.clients = 1;
  EXPECT_EQ(against(requirements, "Basic", 1), "for development and tests only; SSTP clients only");
  requirements = {};
  requirements.site_tunnels = 30;
  requirements.machines = 1000;
  EXPECT_EQ(recommended(requirements), "VpnGw1AZ 1");
  requirements.machines = 1001;
  EXPECT_EQ(recommended(requirements), "VpnGw2AZ 2");
  requirements.site_tunnels = 31;
  EXPECT_EQ(recommended(requirements), "VpnGw4AZ 2");
  EXPECT_TRUE(advise_sku(requirements, kDay).remarks.empty());
  requirements.site_tunnels = 101;
  EXPECT_EQ(recommended(requirements), "none");
  EXPECT_EQ(advise_sku(requirements, kDay).remarks.size(), 1U);
}

TEST(ResizeOptions, LeadToSkusAvailableThatDay) {
  SkuRequirements requirements;
  requirements.clients = 400;
  const auto advice = advise_sku(requirements, kDay);
  const auto options = resize_options(rules::present_skus("VpnGw1", 1), advice, kDay);
  ASSERT_EQ(options.size(), 7U) << "the AZ rows";
  EXPECT_EQ(options[0].to.name, "VpnGw1AZ");
  EXPECT_EQ(options[0].resize.rule, "RSZ-003");
  EXPECT_FALSE(options[0].fits);
  EXPECT_TRUE(options[1].fits);
  EXPECT_EQ(options[3].resize.rule, "RSZ-004");
  EXPECT_EQ(resize_options(rules::present_skus("VpnGw1AZ", 1), advice, kDay).size(), 6U);
  EXPECT_TRUE(resize_options({}, advice, kDay).empty());
}

TEST(Throughput, IsReadInMegabits) {
  EXPECT_EQ(parse_throughput("650Mbps"), 650U);
  EXPECT_EQ(parse_throughput(" 1.25 gbps "), 1250U);
  EXPECT_EQ(parse_throughput("1GBPS"), 1000U);
  EXPECT_EQ(parse_throughput("0.0001Gbps"), 1U) << "rounded up";
  EXPECT_EQ(parse_throughput("1000Gbps"), 1000000U);
  for (const auto* text :
       {"", "1", "Mbps", "-1Mbps", "1.2.3Gbps", ".5Gbps", "1.Gbps", "0Mbps", "1e3Mbps", "1001Gbps",
        "nanGbps", "1 0Mbps", "9999999999999999999999999999999999999999999999999999Gbps"}) {
    EXPECT_FALSE(parse_throughput(text)) << text;
  }
  EXPECT_EQ(show_throughput(999), "999 Mbps");
  EXPECT_EQ(show_throughput(1000), "1 Gbps");
  EXPECT_EQ(show_throughput(1250), "1.25 Gbps");
}

}  // namespace
}  // namespace p2s::planning
