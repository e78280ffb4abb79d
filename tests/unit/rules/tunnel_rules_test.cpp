// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kEntra = azure::Method::entra;
constexpr auto kRadius = azure::Method::radius;
constexpr azure::TunnelSet kOpenvpn{azure::Tunnel::openvpn};
constexpr azure::TunnelSet kIkev2{azure::Tunnel::ikev2};
constexpr azure::TunnelSet kSstp{azure::Tunnel::sstp};
constexpr azure::TunnelSet kBoth{azure::Tunnel::ikev2, azure::Tunnel::openvpn};
constexpr azure::TunnelSet kOld{azure::Tunnel::ikev2, azure::Tunnel::sstp};

struct TunnelRules : testing::Test, RuleQuestion {
  void set(azure::TunnelSet tunnels, azure::MethodSet methods) {
    spec.tunnels = tunnels;
    spec.authentication = std::move(methods);
  }
  std::string of(std::string_view rule) const { return verdict(*this, rule); }
};

TEST_F(TunnelRules, SstpExcludesOpenvpn) {
  spec.tunnels = {azure::Tunnel::openvpn, azure::Tunnel::sstp};
  EXPECT_EQ(of("TUN-003"), "error");
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp};
  EXPECT_EQ(of("TUN-003"), "error");
  for (const auto& tunnels : {kOpenvpn, kIkev2, kSstp, kBoth, kOld}) {
    spec.tunnels = tunnels;
    EXPECT_EQ(of("TUN-003"), "none") << tunnels.to_string();
  }
}

TEST_F(TunnelRules, TunnelTypeIsRequired) {
  EXPECT_EQ(of("TUN-004"), "error");
  spec.tunnels = kSstp;
  EXPECT_EQ(of("TUN-004"), "none");
}

TEST_F(TunnelRules, SstpCanBeEnabledUntilADay) {
  spec.tunnels = kSstp;
  as_of = test::on("2026-03-30");
  EXPECT_EQ(of("TUN-005"), "warning");
  as_of = test::on("2026-03-31");
  EXPECT_EQ(of("TUN-005"), "error");
  spec.tunnels = kIkev2;
  EXPECT_EQ(of("TUN-005"), "none");
}

TEST_F(TunnelRules, ExistingSstpIsAccepted) {
  spec.tunnels = kSstp;
  spec.sstp_since = test::on("2026-03-30");
  EXPECT_EQ(of("TUN-005"), "none");
  EXPECT_EQ(of("TUN-006"), "warning");
  spec.sstp_since = test::on("2026-03-31");
  EXPECT_EQ(of("TUN-005"), "error") << "nobody could enable it on that day";
  EXPECT_EQ(of("TUN-006"), "none");
}

TEST_F(TunnelRules, HintOfExistingSstpNamesNoDay) {
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  spec.since = test::on("2025-06-01");
  EXPECT_EQ(ask("TUN-005").at(0).hint,
            "offer ikev2 and openvpn instead; if SSTP is already enabled, set "
            "gateway.current_tunnels = [\"ikev2\", \"sstp\"], or gateway.sstp_since to the day on "
            "which it was enabled");
  spec.current_tunnels = spec.tunnels;
  EXPECT_EQ(of("TUN-005"), "none");
  EXPECT_EQ(of("TUN-006"), "warning");
  // With a day, the tunnel types of now do not count.
  spec.sstp_since = test::on("2026-04-01");
  EXPECT_TRUE(ask("TUN-005").at(0).hint.ends_with(
      "set gateway.sstp_since to the day on which it was enabled"));
}

TEST_F(TunnelRules, NewSstpIsCheckedByItsDate) {
  spec.tunnels = kSstp;
  as_of = test::on("2026-01-01");
  spec.sstp_since = test::on("2026-03-01");
  EXPECT_EQ(of("TUN-005"), "warning");
  EXPECT_EQ(of("TUN-006"), "none");
  spec.sstp_since = test::on("2026-04-01");
  EXPECT_EQ(of("TUN-005"), "error");
}

TEST_F(TunnelRules, CountsTheRemainingDaysOfSstp) {
  spec.tunnels = kOld;
  spec.sstp_since = test::on("2024-05-01");
  as_of = test::on("2027-03-30");
  ASSERT_EQ(of("TUN-006"), "warning");
  EXPECT_EQ(ask("TUN-006")[0].message, "the last day of SSTP is 2027-03-30 (0 days left)");
  EXPECT_EQ(of("TUN-007"), "none");
  as_of = test::on("2027-03-31");
  EXPECT_EQ(of("TUN-005"), "none");
  EXPECT_EQ(of("TUN-006"), "none");
  EXPECT_EQ(of("TUN-007"), "error");
  spec.sstp_since.reset();
  EXPECT_EQ(of("TUN-005"), "none") << "TUN-007 says it";
  spec.tunnels = kIkev2;
  EXPECT_EQ(of("TUN-007"), "none");
}

TEST_F(TunnelRules, StrictFirewallsBlockIkev2) {
  spec.tunnels = kIkev2;
  EXPECT_EQ(of("TUN-009"), "none");
  spec.clients.behind_strict_firewalls = true;
  EXPECT_EQ(of("TUN-009"), "warning");
  for (const auto& tunnels : {kBoth, kOld, kOpenvpn}) {
    spec.tunnels = tunnels;
    EXPECT_EQ(of("TUN-009"), "none") << tunnels.to_string();
  }
}

TEST_F(TunnelRules, WindowsFallsBackToSstp) {
  spec.tunnels = kOld;
  EXPECT_EQ(of("TUN-010"), "none");
  spec.clients.by_os[System::windows] = 3;
  EXPECT_EQ(of("TUN-010"), "note");
  spec.tunnels = kSstp;
  EXPECT_EQ(of("TUN-010"), "none");
}

TEST_F(TunnelRules, NativeClientsDoNotFallBackToOpenvpn) {
  spec.tunnels = kBoth;
  spec.clients.software = {{System::macos, "native"}, {System::gnu_linux, "strongswan"}};
  EXPECT_EQ(count("TUN-011"), 2U);
  spec.clients.software = {{System::windows, "native"}, {System::macos, "openvpn"}};
  EXPECT_EQ(of("TUN-011"), "none");
  spec.clients.software = {{System::ios, "native"}};
  spec.tunnels = kIkev2;
  EXPECT_EQ(of("TUN-011"), "none");
  spec.tunnels = kOpenvpn;
  EXPECT_EQ(of("TUN-011"), "none");
}

TEST_F(TunnelRules, OldSystemsAreReported) {
  spec.tunnels = kOpenvpn;
  spec.clients.oldest = {{System::macos, 12}, {System::ios, 10}};
  EXPECT_EQ(count("TUN-012"), 2U);
  EXPECT_EQ(of("TUN-013"), "none");
  spec.clients.oldest = {{System::macos, 13}, {System::ios, 11}};
  EXPECT_EQ(of("TUN-012"), "none");
  spec.tunnels = kIkev2;
  EXPECT_EQ(of("TUN-013"), "none");
  spec.clients.oldest = {{System::macos, 12}, {System::ios, 10}};
  EXPECT_EQ(of("TUN-012"), "none");
  ASSERT_EQ(of("TUN-013"), "note");
  EXPECT_EQ(ask("TUN-013")[0].message,
            "IKEv2 requires macOS 13 or later, but some users have macOS 12");
}

TEST_F(TunnelRules, OldWindowsIsReported) {
  spec.tunnels = kOld;
  for (const auto* old : {"7", "8", "server-2008-r2", "server-2012"}) {
    spec.clients.oldest_windows = old;
    EXPECT_EQ(of("TUN-014"), "note") << old;
    EXPECT_EQ(of("TUN-016"), "warning") << old;
  }
  for (const auto* early : {"10-1607", "10-1703", "10-1709", "server-2016"}) {
    spec.clients.oldest_windows = early;
    EXPECT_EQ(of("TUN-014"), "none") << early;
    ASSERT_EQ(of("TUN-016"), "warning") << early;
    EXPECT_NE(ask("TUN-016")[0].hint.find("DisableCertReqPayload"), std::string::npos);
  }
  for (const auto* old : {"8.1", "server-2012-r2", "10-1511"}) {
    spec.clients.oldest_windows = old;
    EXPECT_EQ(of("TUN-014"), "none") << old;
    EXPECT_EQ(of("TUN-016"), "warning") << old;
  }
  for (const auto* fine : {"10", "11", "server-2019", ""}) {
    spec.clients.oldest_windows = fine;
    EXPECT_EQ(of("TUN-016"), "none") << fine;
  }
  spec.tunnels = kOpenvpn;
  spec.clients.oldest_windows = "7";
  EXPECT_EQ(of("TUN-014"), "none");
  EXPECT_EQ(of("TUN-016"), "none");
}

TEST_F(TunnelRules, TlsStartsAt12) {
  for (const auto* old : {"1.0", "1.1"}) {
    spec.minimum_tls = old;
    EXPECT_EQ(of("TUN-015"), "error") << old;
  }
  for (const auto* fine : {"", "1.2", "1.3"}) {
    spec.minimum_tls = fine;
    EXPECT_EQ(of("TUN-015"), "none") << fine;
  }
}

TEST_F(TunnelRules, NativeWindowsClientRequiresAdministrator) {
  spec.clients.software[System::macos] = "native";
  EXPECT_EQ(of("TUN-017"), "none");
  spec.clients.software[System::windows] = "native";
  EXPECT_EQ(of("TUN-017"), "note");
}

TEST_F(TunnelRules, AuthenticationFollowsTheTable) {
  set(kBoth, {kCertificate, kRadius});
  ASSERT_EQ(of("TUN-030"), "error");
  EXPECT_EQ(ask("TUN-030")[0].hint,
            "choose one of: certificate, radius, certificate+entra, entra+radius; OpenVPN alone "
            "supports any");
  set(kBoth, {kCertificate, kEntra, kRadius});
  EXPECT_EQ(of("TUN-030"), "error");
  set(kOpenvpn, {kCertificate, kEntra, kRadius});
  EXPECT_EQ(of("TUN-030"), "none");
  set(kOld, {kCertificate, kRadius});
  EXPECT_EQ(of("TUN-030"), "error");
  set(kOld, {kRadius});
  EXPECT_EQ(of("TUN-030"), "none");
  set(kOld, {});
  EXPECT_EQ(of("TUN-030"), "none");
}

TEST_F(TunnelRules, OneFaultOfEntraIsReportedOnce) {
  set(kIkev2, {kEntra});
  EXPECT_EQ(of("TUN-030"), "none");
  EXPECT_EQ(of("ENT-001"), "error");
  set(kIkev2, {kEntra, kCertificate, kRadius});
  EXPECT_EQ(of("TUN-030"), "error") << "without Entra ID it is still in no row";
  set(kBoth, {kEntra});
  EXPECT_EQ(of("TUN-030"), "none");
  EXPECT_EQ(of("TUN-031"), "error");
  EXPECT_EQ(of("ENT-001"), "none");
  set({azure::Tunnel::openvpn, azure::Tunnel::sstp}, {kCertificate, kRadius});
  EXPECT_EQ(of("TUN-030"), "none") << "TUN-003 says it";
}

TEST_F(TunnelRules, EntraUsersConnectByOpenvpn) {
  set(kBoth, {kCertificate, kEntra});
  EXPECT_EQ(of("TUN-031"), "none");
  EXPECT_EQ(of("TUN-032"), "note");
  set(kBoth, {kRadius, kEntra});
  EXPECT_EQ(of("TUN-032"), "note");
  set(kBoth, {kEntra});
  EXPECT_EQ(of("TUN-032"), "none");
  set(kOpenvpn, {kCertificate, kEntra});
  EXPECT_EQ(of("TUN-032"), "none");
}

TEST_F(TunnelRules, RadiusOverOpenvpnHasNoDocumentedClient) {
  set(kBoth, {kRadius});
  EXPECT_EQ(of("TUN-034"), "note");
  set(kIkev2, {kRadius});
  EXPECT_EQ(of("TUN-034"), "none");
  set(kBoth, {kCertificate});
  EXPECT_EQ(of("TUN-034"), "none");
}

TEST_F(TunnelRules, EveryExpectedClientIsSupported) {
  set(kSstp, {kCertificate});
  spec.clients.by_os = {{System::windows, 5}, {System::macos, 0}};
  EXPECT_EQ(of("TUN-035"), "none");
  spec.clients.by_os[System::macos] = 1;
  ASSERT_EQ(of("TUN-035"), "error");
  EXPECT_EQ(ask("TUN-035")[0].subject, "clients.by_os.macos");
  set(kBoth, {kCertificate});
  EXPECT_EQ(of("TUN-035"), "none");
  spec.clients.software[System::macos] = "azure-vpn-client";
  ASSERT_EQ(of("TUN-035"), "error");
  EXPECT_EQ(ask("TUN-035")[0].message,
            "Azure VPN Client on macOS does not support ikev2+openvpn with certificate");
  set(kBoth, {kCertificate, kEntra});
  EXPECT_EQ(of("TUN-035"), "none");
}

TEST_F(TunnelRules, UnconfirmedClientsAreAccepted) {
  set(kOpenvpn, {kRadius});
  spec.clients.by_os = {{System::gnu_linux, 5}, {System::ios, 5}, {System::android, 5}};
  EXPECT_EQ(of("TUN-035"), "none");
  set(kIkev2, {kRadius});
  EXPECT_EQ(of("TUN-035"), "none");
}

TEST_F(TunnelRules, OtherRulesReportRetiredAndUnsupportedClients) {
  set(kOpenvpn, {kEntra});
  spec.clients.software[System::gnu_linux] = "azure-vpn-client";
  EXPECT_EQ(of("TUN-035"), "none");
  set(kSstp, {kCertificate});
  spec.clients.software[System::gnu_linux] = "sstp-client";
  EXPECT_EQ(of("TUN-035"), "none");
  EXPECT_EQ(of("CLI-011"), "error");
}

}  // namespace
}  // namespace p2s::rules
