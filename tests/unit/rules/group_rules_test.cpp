// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

const spec::GroupMember kCertificate{"CertificateGroupId", "red.com"};
const spec::GroupMember kEntra{"AADGroupId", "7f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"};
const spec::GroupMember kRadius{"RadiusAzureGroupId", "6ad1bd98"};

struct GroupRules : testing::Test, RuleQuestion {
  GroupRules() {
    spec.tunnels = {azure::Tunnel::openvpn};
    add("everybody").is_default = true;
  }
  spec::UserGroup& add(const std::string& name, std::vector<spec::GroupMember> members = {},
                       std::optional<std::int64_t> priority = std::nullopt) {
    const auto origin = fmt::format("groups[{}]", spec.groups.size());
    return spec.groups.emplace_back(
        spec::UserGroup{name, false, priority, std::move(members), origin});
  }
  /// One group with one member.
  void only(const spec::GroupMember& member) {
    spec.groups.resize(1);
    add("sales", {member}, 1);
  }
  void configure(std::vector<std::string> groups) {
    const auto origin = fmt::format("configurations[{}]", spec.configurations.size());
    spec.configurations.push_back({origin, std::move(groups), origin});
  }
  std::string of(std::string_view rule) const { return verdict(*this, rule); }
};

TEST_F(GroupRules, ExactlyOneGroupIsTheDefault) {
  EXPECT_EQ(of("GRP-001"), "none");
  add("others").is_default = true;
  EXPECT_EQ(of("GRP-001"), "error");
  spec.groups[0].is_default = false;
  EXPECT_EQ(of("GRP-001"), "none");
  spec.groups[1].is_default = false;
  EXPECT_EQ(of("GRP-001"), "error");
  spec.groups.clear();
  EXPECT_EQ(of("GRP-001"), "none");
}

TEST_F(GroupRules, NamesAreUnique) {
  add("sales");
  EXPECT_EQ(of("GRP-002"), "none");
  add("SALES");
  ASSERT_EQ(of("GRP-002"), "error");
  EXPECT_EQ(ask("GRP-002")[0].message, "groups[1] is also named 'SALES'");
  spec.groups.pop_back();
  add("");
  EXPECT_EQ(of("GRP-002"), "error");
}

TEST_F(GroupRules, PrioritiesAreUniqueAndNotNegative) {
  add("sales", {}, 0);
  EXPECT_EQ(of("GRP-003"), "none");
  add("support", {}, 0);
  EXPECT_EQ(of("GRP-003"), "warning");
  spec.groups.back().priority = -1;
  EXPECT_EQ(of("GRP-003"), "error");
}

TEST_F(GroupRules, AGatewayHas90Groups) {
  while (spec.groups.size() < 90) add(fmt::format("team{}", spec.groups.size()));
  EXPECT_EQ(of("GRP-004"), "none");
  configure({"team1"});
  EXPECT_EQ(of("GRP-004"), "none");
  configure({"team1"});
  ASSERT_EQ(of("GRP-004"), "error") << "a group in two configurations counts twice";
  EXPECT_NE(ask("GRP-004")[0].message.find("91 groups exceed the limit of 90"), std::string::npos);
  spec.configurations.clear();
  add("one more");
  EXPECT_EQ(of("GRP-004"), "error");
}

TEST_F(GroupRules, AGatewayHas390Members) {
  add("sales", std::vector<spec::GroupMember>(390, kCertificate));
  EXPECT_EQ(of("GRP-004"), "none");
  spec.groups[0].members = {kCertificate};
  EXPECT_EQ(of("GRP-004"), "error");
  spec.groups[0].members.clear();
  configure({"sales"});
  configure({"sales"});
  ASSERT_EQ(of("GRP-004"), "error");
  EXPECT_NE(ask("GRP-004")[0].message.find("780 members"), std::string::npos);
}

TEST_F(GroupRules, MemberTypesAreThoseOfTheApi) {
  for (const auto& good : {kCertificate, kEntra, kRadius}) {
    only(good);
    EXPECT_EQ(of("GRP-005"), "none") << good.type;
  }
  const std::vector<std::pair<std::string, std::string>> portal{
      {"AADGroupID", "AADGroupId"},
      {"AzureCertificateID", "CertificateGroupId"},
      {"AzureRADIUSGroupID", "RadiusAzureGroupId"}};
  for (const auto& [word, api] : portal) {
    only({word, "x"});
    ASSERT_EQ(of("GRP-005"), "error") << word;
    EXPECT_EQ(ask("GRP-005")[0].hint, "set type = \"" + api + "\"");
  }
  only({"User", "x"});
  EXPECT_EQ(of("GRP-005"), "error");
}

TEST_F(GroupRules, AnEntraGroupIsAGuid) {
  only({"AADGroupId", "Sales"});
  EXPECT_EQ(of("GRP-006"), "error");
  only(kEntra);
  EXPECT_EQ(of("GRP-006"), "none");
  only({"CertificateGroupId", "Sales"});
  EXPECT_EQ(of("GRP-006"), "none");
}

TEST_F(GroupRules, EntraGroupRequiresOpenvpn) {
  only(kEntra);
  EXPECT_EQ(of("GRP-007"), "none");
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(of("GRP-007"), "error");
  only(kCertificate);
  EXPECT_EQ(of("GRP-007"), "none");
  only(kEntra);
  spec.tunnels = {};
  EXPECT_EQ(of("GRP-007"), "none") << "TUN-004 says it";
}

TEST_F(GroupRules, ACertificateGroupIsADomain) {
  for (const auto* bad : {"", "alice@red.com", "RED\\alice", "CN=red.com", "red.com, blue.com"}) {
    only({"CertificateGroupId", bad});
    EXPECT_EQ(of("GRP-008"), "error") << bad;
  }
  only({"CertificateGroupId", "alice@blue.com"});
  EXPECT_EQ(ask("GRP-008").at(0).hint, "set value = \"blue.com\"");
  only({"CertificateGroupId", "RED\\alice"});
  EXPECT_EQ(ask("GRP-008").at(0).hint, "value = \"red.com\"");
  for (const auto* good : {"red.com", "RED"}) {
    only({"CertificateGroupId", good});
    EXPECT_EQ(of("GRP-008"), "none") << good;
  }
}

TEST_F(GroupRules, AnAlternativeNameEqualsTheSubject) {
  only(kCertificate);
  auto& facts = add_client("alice@red.com").facts;
  facts.common_name = "alice@red.com";
  facts.alternative_names.clear();
  EXPECT_EQ(of("GRP-009"), "none");
  facts.alternative_names = {"DNS:laptop"};
  EXPECT_EQ(of("GRP-009"), "warning");
  facts.alternative_names.emplace_back("email:Alice@red.com");
  EXPECT_EQ(of("GRP-009"), "none");
  facts.alternative_names = {"DNS:laptop"};
  certificates.clients[0].revoked = true;
  EXPECT_EQ(of("GRP-009"), "none");
  certificates.clients[0].revoked = false;
  only(kEntra);
  EXPECT_EQ(of("GRP-009"), "none") << "no group is found by certificate";
}

TEST_F(GroupRules, ARadiusGroupIsAnOctetString) {
  for (const auto* bad : {"sales", "6ad1bc98", "0x6ad1bd98", "", "6ad1bdzz"}) {
    only({"RadiusAzureGroupId", bad});
    EXPECT_EQ(of("GRP-010"), "error") << bad;
  }
  for (const auto* odd : {"6ad1bd", "6ad1bd9801"}) {
    only({"RadiusAzureGroupId", odd});
    EXPECT_EQ(of("GRP-010"), "warning") << odd;
  }
  for (const auto* good : {"6ad1bd00", "6AD1BDFF"}) {
    only({"RadiusAzureGroupId", good});
    EXPECT_EQ(of("GRP-010"), "none") << good;
  }
}

TEST_F(GroupRules, TheAuthenticationOfAMemberIsEnabled) {
  only(kCertificate);
  EXPECT_EQ(of("GRP-011"), "none");
  only(kRadius);
  EXPECT_EQ(of("GRP-011"), "error");
  only(kEntra);
  EXPECT_EQ(of("GRP-011"), "error");
  spec.authentication = {azure::Method::entra};
  EXPECT_EQ(of("GRP-011"), "none");
  spec.authentication = {};
  EXPECT_EQ(of("GRP-011"), "none") << "not given, so not checked";
}

TEST_F(GroupRules, ReportsTheOrderOfGroups) {
  add("sales", {kCertificate}, 7);
  EXPECT_EQ(of("GRP-015"), "none");
  add("support", {kCertificate}, 3);
  ASSERT_EQ(of("GRP-015"), "note");
  EXPECT_NE(ask("GRP-015")[0].message.find("in this order: support (3), sales (7)"),
            std::string::npos);
  for (int i = 10; i < 14; ++i) add(fmt::format("team{}", i), {kCertificate}, i);
  EXPECT_TRUE(ask("GRP-015")[0].message.ends_with("team12 (12), …"));
}

TEST_F(GroupRules, ReportsGroupInTwoConfigurations) {
  configure({"everybody"});
  EXPECT_EQ(of("GRP-016"), "none");
  configure({"everybody"});
  EXPECT_EQ(of("GRP-016"), "warning");
}

TEST_F(GroupRules, SstpDoesNotSupportGroups) {
  spec.tunnels = {azure::Tunnel::sstp};
  EXPECT_EQ(of("GRP-017"), "error");
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(of("GRP-017"), "warning");
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(of("GRP-017"), "none");
  spec.tunnels = {azure::Tunnel::sstp};
  spec.groups.clear();
  EXPECT_EQ(of("GRP-017"), "none");
}

TEST_F(GroupRules, ReportsProfileOlderThanGroups) {
  spec.authentication = {azure::Method::entra};
  EXPECT_EQ(of("GRP-018"), "none");
  spec.profile_date = test::on("2025-04-23");
  EXPECT_EQ(of("GRP-018"), "warning");
  spec.profile_date = test::on("2025-04-24");
  EXPECT_EQ(of("GRP-018"), "none");
  spec.profile_date = test::on("2025-04-23");
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("GRP-018"), "none") << "nobody uses the Azure VPN Client";
  spec.clients.software[System::windows] = "azure-vpn-client";
  EXPECT_EQ(of("GRP-018"), "warning");
  spec.groups.clear();
  EXPECT_EQ(of("GRP-018"), "none");
}

}  // namespace
}  // namespace p2s::rules
