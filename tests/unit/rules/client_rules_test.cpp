// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <p2s/azure/entra_audience.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

constexpr std::string_view kManual = "41b23e61-6c1e-4545-b367-cd054e0ed4b4";

struct ClientRules : testing::Test, RuleQuestion {
  ClientRules() { spec.tunnels = {azure::Tunnel::openvpn}; }
  void linux_has(const std::string& software) {
    spec.clients.software[System::gnu_linux] = software;
  }
  std::string of(std::string_view rule) const { return verdict(*this, rule); }
};

TEST_F(ClientRules, AzureClientOnLinuxEndsAfterItsLastDay) {
  linux_has("azure-vpn-client");
  as_of = test::on("2026-08-31");
  EXPECT_EQ(of("CLI-001"), "warning");
  as_of = test::on("2026-09-01");
  EXPECT_EQ(of("CLI-001"), "error");
  linux_has("openvpn");
  EXPECT_EQ(of("CLI-001"), "none");
  spec.clients.software[System::windows] = "azure-vpn-client";
  EXPECT_EQ(of("CLI-001"), "none");
}

TEST_F(ClientRules, LinuxUsersWithEntraOnlyCannotConnect) {
  spec.authentication = {azure::Method::entra};
  spec.clients.by_os[System::gnu_linux] = 4;
  as_of = test::on("2026-08-31");
  EXPECT_EQ(of("CLI-001"), "warning") << "they need it, though nobody said so";
  EXPECT_EQ(of("CLI-002"), "none");
  as_of = test::on("2026-09-01");
  EXPECT_EQ(of("CLI-001"), "none");
  EXPECT_EQ(of("CLI-002"), "error");
  spec.authentication = {azure::Method::entra, azure::Method::certificate};
  EXPECT_EQ(of("CLI-002"), "none");
  spec.authentication = {azure::Method::entra};
  spec.clients.by_os = {{System::windows, 4}};
  EXPECT_EQ(of("CLI-002"), "none");
}

TEST_F(ClientRules, AzureClientOnLinuxRejectsManualAudience) {
  spec.authentication = {azure::Method::entra};
  linux_has("azure-vpn-client");
  spec.entra.audiences = {std::string(kManual)};
  EXPECT_EQ(of("CLI-003"), "error");
  spec.entra.audiences = {std::string(azure::kMicrosoftAudience)};
  EXPECT_EQ(of("CLI-003"), "none");
  spec.entra.audiences = {"0ca9b5d2-3f43-4d5e-9d1c-2f6a1b7c8d9e"};
  EXPECT_EQ(of("CLI-003"), "none") << "an own application";
  spec.entra.audiences = {std::string(kManual)};
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("CLI-003"), "none");
  spec.authentication = {azure::Method::entra};
  linux_has("openvpn");
  EXPECT_EQ(of("CLI-003"), "none");
}

TEST_F(ClientRules, AzureClientOnLinuxDoesNotSupportGroups) {
  linux_has("azure-vpn-client");
  EXPECT_EQ(of("CLI-004"), "none");
  spec.groups.push_back({"sales", true, 1, {}, "groups[0]"});
  EXPECT_EQ(of("CLI-004"), "error");
  linux_has("openvpn");
  EXPECT_EQ(of("CLI-004"), "none");
}

TEST_F(ClientRules, ReportsMissingPackageFolders) {
  EXPECT_EQ(of("CLI-006"), "none");
  spec.tunnels = {azure::Tunnel::sstp};
  EXPECT_EQ(of("CLI-006"), "note");
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(of("CLI-006"), "none");
  spec.sku = "Basic";
  EXPECT_EQ(of("CLI-006"), "note");

  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(of("CLI-007"), "none");
  spec.authentication = {azure::Method::entra};
  EXPECT_EQ(of("CLI-007"), "note");
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(of("CLI-007"), "none");
}

TEST_F(ClientRules, OnlyWindowsSupportsSstp) {
  spec.clients.software = {{System::gnu_linux, "sstp-client"}, {System::macos, "sstp-client"}};
  EXPECT_EQ(count("CLI-011"), 2U);
  spec.clients.software = {{System::windows, "native"}};
  EXPECT_EQ(of("CLI-011"), "none");
}

}  // namespace
}  // namespace p2s::rules
