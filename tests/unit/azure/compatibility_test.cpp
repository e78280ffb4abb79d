// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/compatibility.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::azure {
namespace {

constexpr auto kCertificate = Method::certificate;
constexpr auto kEntra = Method::entra;
constexpr auto kRadius = Method::radius;
constexpr TunnelSet kOpenvpn{Tunnel::openvpn};
constexpr TunnelSet kIkev2{Tunnel::ikev2};
constexpr TunnelSet kSstp{Tunnel::sstp};
constexpr TunnelSet kIkev2AndOpenvpn{Tunnel::ikev2, Tunnel::openvpn};
constexpr TunnelSet kIkev2AndSstp{Tunnel::ikev2, Tunnel::sstp};

std::vector<MethodSet> every_set() {
  std::vector<MethodSet> sets;
  for (unsigned bits = 0; bits < 8; ++bits) {
    MethodSet set;
    if ((bits & 1U) != 0) set.insert(kCertificate);
    if ((bits & 2U) != 0) set.insert(kEntra);
    if ((bits & 4U) != 0) set.insert(kRadius);
    sets.push_back(set);
  }
  return sets;
}

TEST(Compatibility, FiveTunnelSetsAreLegal) {
  for (const auto& set : {kOpenvpn, kIkev2, kSstp, kIkev2AndOpenvpn, kIkev2AndSstp})
    EXPECT_TRUE(is_legal(set)) << set.to_string();
  EXPECT_FALSE(is_legal({}));
  EXPECT_FALSE(is_legal({Tunnel::openvpn, Tunnel::sstp}));
  EXPECT_FALSE(is_legal({Tunnel::ikev2, Tunnel::openvpn, Tunnel::sstp}));
  EXPECT_EQ(legal_tunnel_sets().size(), 5U);
}

TEST(Compatibility, OpenvpnAloneSupportsEveryNonEmptySet) {
  for (const auto& set : every_set())
    EXPECT_EQ(are_compatible(kOpenvpn, set), !set.empty()) << to_string(set);
}

TEST(Compatibility, WithoutOpenvpnThereIsOneMethodAndNotEntra) {
  for (const auto& tunnels : {kIkev2, kSstp, kIkev2AndSstp}) {
    for (const auto& set : every_set()) {
      const bool legal = set == MethodSet{kCertificate} || set == MethodSet{kRadius};
      EXPECT_EQ(are_compatible(tunnels, set), legal) << tunnels.to_string() << to_string(set);
    }
  }
}

TEST(Compatibility, Ikev2WithOpenvpnSupportsEntraOnlyWithAnotherMethod) {
  const std::vector<MethodSet> legal{
      {kCertificate}, {kRadius}, {kCertificate, kEntra}, {kEntra, kRadius}};
  for (const auto& set : every_set()) {
    const bool is_listed = std::find(legal.begin(), legal.end(), set) != legal.end();
    EXPECT_EQ(are_compatible(kIkev2AndOpenvpn, set), is_listed) << to_string(set);
  }
}

TEST(Compatibility, OnlyOpenvpnSupportsEntra) {
  EXPECT_TRUE(carries(Tunnel::openvpn, kEntra));
  EXPECT_FALSE(carries(Tunnel::ikev2, kEntra));
  EXPECT_FALSE(carries(Tunnel::sstp, kEntra));
  EXPECT_TRUE(carries(Tunnel::sstp, kRadius));
  EXPECT_TRUE(carries(Tunnel::ikev2, kCertificate));
}

TEST(Compatibility, DescribesIncompatibility) {
  EXPECT_FALSE(incompatibility({}, {kEntra}));
  EXPECT_FALSE(incompatibility(kIkev2, {}));
  EXPECT_FALSE(incompatibility(kIkev2, {kRadius}));
  EXPECT_EQ(incompatibility({Tunnel::openvpn, Tunnel::sstp}, {}),
            "a gateway cannot offer openvpn+sstp together: SSTP and OpenVPN exclude each other");
  EXPECT_EQ(incompatibility(kIkev2, {kEntra}),
            "Azure's published table does not list entra with the tunnel types ikev2; it lists: "
            "certificate, radius");
}

}  // namespace
}  // namespace p2s::azure
