// SPDX-License-Identifier: Apache-2.0
// Boundaries and combinations of the SRV rules, beyond tests/rules.
#include "unit/rules/rule_check.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using namespace test;

spec::GatewaySpec noticed() {
  auto spec = example();
  spec.since = on("2025-01-01");
  spec.server_root_notice = on("2026-06-04");
  spec.server_root_deadline = on("2026-12-31");
  return spec;
}

TEST(ServerRules, WarnUntilTheDeadlineThenFail) {
  auto spec = noticed();
  spec.profile_date = on("2026-06-03");
  const auto at = [&](std::string_view day) {
    return verdict(spec, "SRV-001", day) + "/" + verdict(spec, "SRV-002", day) + "/" +
           verdict(spec, "SRV-003", day);
  };
  EXPECT_EQ(at("2026-12-31"), "warning/note/");
  EXPECT_EQ(at("2026-12-31T23:59:59Z"), "warning/note/");
  EXPECT_EQ(at("2027-01-01"), "//error");
  spec.profile_date = on("2026-06-04");
  EXPECT_EQ(at("2026-12-31"), "/note/");
  EXPECT_EQ(at("2027-01-01"), "//");
}

TEST(ServerRules, CountTheRemainingDays) {
  const auto spec = noticed();
  EXPECT_NE(said(spec, "SRV-001", "2026-12-29").at(0).find("2026-12-31 (2 days left)"),
            std::string::npos);
  EXPECT_NE(said(spec, "SRV-001", "2026-12-31T10:00:00Z").at(0).find("(0 days left)"),
            std::string::npos);
}

TEST(ServerRules, WarnIfThePackageIsUnknown) {
  auto spec = noticed();
  EXPECT_EQ(verdict(spec, "SRV-003", "2027-01-01"), "warning") << "no day of the package";
  spec.server_root_notice.reset();
  spec.profile_date = on("2026-12-30");
  EXPECT_EQ(verdict(spec, "SRV-003", "2027-01-01"), "warning") << "no day of the notice";
  spec.profile_date = on("2026-12-31");
  EXPECT_EQ(verdict(spec, "SRV-003", "2027-01-01"), "");
  spec.server_root_deadline.reset();
  EXPECT_EQ(verdict(spec, "SRV-003", "2027-01-01"), "");
  EXPECT_EQ(verdict(spec, "SRV-001"), "");
}

TEST(ServerRules, RequireTheDeadlineOfANotice) {
  auto spec = noticed();
  EXPECT_EQ(verdict(spec, "SRV-004"), "");
  spec.server_root_deadline.reset();
  EXPECT_EQ(verdict(spec, "SRV-004"), "note");
}

TEST(ServerRules, WarnOfTheOldProfile) {
  auto spec = noticed();
  EXPECT_EQ(verdict(spec, "SRV-007"), "");
  spec.profile_date = on("2026-06-03");
  EXPECT_EQ(verdict(spec, "SRV-007"), "warning");
  spec.profile_date = on("2026-06-04");
  EXPECT_EQ(verdict(spec, "SRV-007"), "");
}

TEST(ServerRules, ReportAzureClientForLinux) {
  auto spec = example();
  spec.clients.software = {{System::gnu_linux, "Azure-VPN-Client"},
                           {System::windows, "azure-vpn-client"}};
  EXPECT_EQ(verdict(spec, "SRV-008"), "") << "no change of roots";
  spec.server_root_notice = on("2026-06-04");
  EXPECT_EQ(verdict(spec, "SRV-008"), "error");
  spec.clients.software.erase(System::gnu_linux);
  EXPECT_EQ(verdict(spec, "SRV-008"), "");
}

TEST(ServerRules, WarnOfFirewallsForWindowsClients) {
  auto spec = example();
  spec.clients.behind_strict_firewalls = true;
  EXPECT_EQ(verdict(spec, "SRV-012"), "warning");
  spec.clients.by_os = {{System::macos, 5}};
  EXPECT_EQ(verdict(spec, "SRV-012"), "");
  spec.clients.by_os[System::windows] = 1;
  EXPECT_EQ(verdict(spec, "SRV-012"), "warning");
}

}  // namespace
}  // namespace p2s::rules
