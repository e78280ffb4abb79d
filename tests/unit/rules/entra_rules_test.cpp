// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

const std::string kTenant = "0ca9b5d2-3f43-4d5e-9d1c-2f6a1b7c8d9e";
const std::string kOther = "1db8c6e3-4a54-4e6f-8e2d-3a7b2c8d9e0f";
constexpr auto kPublic = "41b23e61-6c1e-4545-b367-cd054e0ed4b4";
constexpr auto kGovernment = "51bb15d4-3a4f-4ebf-9dca-40096fe32426";
constexpr auto kGermany = "538ee9e6-310a-468d-afef-ea97365856a9";
constexpr auto kChina = "49f817b6-84ae-4cc0-928c-73f27289b3aa";

struct EntraRules : testing::Test, RuleQuestion {
  EntraRules() {
    spec.tunnels = {azure::Tunnel::openvpn};
    spec.authentication = {azure::Method::entra};
    spec.entra.present = true;
    spec.entra.tenant = "https://login.microsoftonline.com/" + kTenant + "/";
    spec.entra.issuer = "https://sts.windows.net/" + kTenant + "/";
    spec.entra.audiences = {std::string(azure::kMicrosoftAudience)};
  }
  std::string of(std::string_view rule) const { return verdict(*this, rule); }
};

TEST_F(EntraRules, FindNothingInAValidTable) {
  for (int id = 1; id <= 19; ++id) {
    const auto rule = fmt::format("ENT-{:03}", id);
    EXPECT_EQ(of(rule), "none") << rule;
  }
}

TEST_F(EntraRules, MisspeltApplicationsAreFound) {
  for (const std::string id :
       {"c632b3df-fb67-4d84-bdcf-b95ad541b5c9", "C632B3DF-FB67-4D84-BDCF-B95AD541B58C",
        "41b23e16-6c1e-4545-b367-cd054e0ed4b4"}) {
    spec.entra.audiences = {id};
    EXPECT_EQ(of("ENT-018"), "warning") << id;
    EXPECT_EQ(of("ENT-019"), "none") << id;
  }
  spec.entra.audiences = {"c632b3df-fb67-4d84-bdcf-b95ad541b5c9"};
  EXPECT_EQ(ask("ENT-018")[0].message,
            "c632b3df-fb67-4d84-bdcf-b95ad541b5c9 differs from Microsoft's application "
            "c632b3df-fb67-4d84-bdcf-b95ad541b5c8 in 1 digit");
  spec.entra.audiences = {kOther};
  spec.entra.application_id = "c632b3df-fb67-4d84-bdcf-b95ad541b5c9";
  EXPECT_EQ(ask("ENT-018").at(0).subject, "entra.application_id");
}

TEST_F(EntraRules, CustomAudiencesNeedAnApplication) {
  spec.entra.audiences = {kOther};
  EXPECT_EQ(of("ENT-019"), "warning");
  EXPECT_EQ(of("ENT-018"), "none");
  spec.entra.application_id = azure::kMicrosoftAudience;
  EXPECT_EQ(of("ENT-019"), "none");
  spec.entra.application_id.clear();
  for (const auto* const id : {kPublic, kGovernment, kGermany, kChina}) {
    spec.entra.audiences = {id};
    EXPECT_EQ(of("ENT-019"), "none") << id;
  }
}

TEST_F(EntraRules, OpenvpnIsRequired) {
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::openvpn};
  EXPECT_EQ(of("ENT-001"), "none");
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(of("ENT-001"), "error");
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("ENT-001"), "none");
  spec.authentication = {azure::Method::entra};
  spec.tunnels = {};
  EXPECT_EQ(of("ENT-001"), "none") << "TUN-004 says it";
}

TEST_F(EntraRules, ThreeValuesAreRequiredTogether) {
  spec.entra.issuer.clear();
  spec.entra.audiences.clear();
  ASSERT_EQ(of("ENT-002"), "error");
  EXPECT_EQ(ask("ENT-002")[0].message,
            "Entra ID requires tenant, audience and issuer; missing: audience, issuer");
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("ENT-002"), "none");
  spec.authentication = {azure::Method::entra};
  spec.entra = {};
  EXPECT_EQ(of("ENT-002"), "error");
  EXPECT_EQ(of("ENT-004"), "none");
  EXPECT_EQ(of("ENT-006"), "none");
}

TEST_F(EntraRules, OneAudienceIsSupported) {
  spec.entra.audiences.emplace_back(kOther);
  EXPECT_EQ(of("ENT-003"), "error");
}

TEST_F(EntraRules, TenantHasOneForm) {
  for (const auto& good : {"https://login.microsoftonline.com/" + kTenant,
                           "https://login.microsoftonline.us/" + kTenant + "/",
                           "https://login-us.microsoftonline.de/" + kTenant,
                           "https://login.partner.microsoftonline.cn/" + kTenant}) {
    spec.entra.tenant = good;
    EXPECT_EQ(of("ENT-004"), "none") << good;
  }
  for (const auto& bad : {kTenant, "http://login.microsoftonline.com/" + kTenant,
                          "https://sts.windows.net/" + kTenant + "/", "https:///" + kTenant,
                          "https://login.microsoftonline.com/" + kTenant + "/v2.0",
                          "https://login.microsoftonline.com/" + kTenant.substr(1),
                          std::string("https://login.microsoftonline.com/contoso.onmicrosoft.com"),
                          std::string("https://login.microsoftonline.com")}) {
    spec.entra.tenant = bad;
    EXPECT_EQ(of("ENT-004"), "error") << bad;
  }
  spec.entra.tenant = "https://login.microsoftonline.com/{TenantID}";
  EXPECT_EQ(ask("ENT-004").at(0).hint,
            "replace the braces by the tenant id: https://login.microsoftonline.com/TENANT-ID");
}

TEST_F(EntraRules, TenantMustNotEndInBackslash) {
  spec.entra.tenant = "https://login.microsoftonline.com/" + kTenant + "\\";
  EXPECT_EQ(of("ENT-005"), "error");
  EXPECT_EQ(of("ENT-004"), "none") << "one fault, one finding";
}

TEST_F(EntraRules, IssuerHasOneForm) {
  spec.entra.issuer = "https://sts.windows.net/" + kTenant;
  EXPECT_EQ(of("ENT-006"), "none");
  EXPECT_EQ(of("ENT-007"), "error");
  EXPECT_EQ(ask("ENT-007")[0].hint, "https://sts.windows.net/" + kTenant + "/");
  for (const auto& bad :
       {"https://sts.windows.com/" + kTenant + "/", "https://sts.windows.net/" + kTenant + "/x",
        std::string("https://sts.windows.net/{TenantID}/"), kTenant}) {
    spec.entra.issuer = bad;
    EXPECT_EQ(of("ENT-006"), "error") << bad;
    EXPECT_EQ(of("ENT-007"), "none") << bad;
    EXPECT_EQ(of("ENT-008"), "none") << bad;
  }
}

TEST_F(EntraRules, TenantAndIssuerAgree) {
  spec.entra.issuer = "https://sts.windows.net/" + to_upper(kTenant) + "/";
  EXPECT_EQ(of("ENT-008"), "none");
  spec.entra.issuer = "https://sts.windows.net/" + kOther + "/";
  EXPECT_EQ(of("ENT-008"), "error");
}

TEST_F(EntraRules, AudienceIsAGuid) {
  spec.entra.audiences = {"api://vpn"};
  EXPECT_EQ(of("ENT-009"), "error");
  spec.entra.audiences = {kOther};
  EXPECT_EQ(of("ENT-009"), "none");
  // Its own value without the blank, not Microsoft's.
  spec.entra.audiences = {kOther + " "};
  EXPECT_EQ(of("ENT-009"), "error");
  EXPECT_EQ(ask("ENT-009")[0].hint, "set audience = \"" + kOther + "\"");
}

TEST_F(EntraRules, ManualAudiencesAreRetired) {
  const std::vector<std::pair<std::string, std::string>> ends{
      {kPublic, "2028"}, {kGovernment, "2029"}, {kChina, "2029"}};
  for (const auto& [audience, year] : ends) {
    spec.entra.audiences = {audience};
    as_of = test::on(year + "-03-31");
    EXPECT_EQ(of("ENT-010"), "warning") << audience;
    as_of = test::on(year + "-04-01");
    EXPECT_EQ(of("ENT-010"), "error") << audience;
  }
  for (const std::string& audience :
       {std::string(kGermany), std::string(azure::kMicrosoftAudience), kOther}) {
    spec.entra.audiences = {audience};
    EXPECT_EQ(of("ENT-010"), "none") << audience;
  }
}

TEST_F(EntraRules, AudienceAndTenantAreOfOneCloud) {
  spec.entra.audiences = {kGovernment};
  EXPECT_EQ(of("ENT-011"), "error");
  spec.entra.tenant = "https://login.microsoftonline.us/" + kTenant;
  EXPECT_EQ(of("ENT-011"), "none");
  spec.entra.audiences = {kPublic};
  EXPECT_EQ(of("ENT-011"), "error");
  spec.entra.audiences = {kOther};
  EXPECT_EQ(of("ENT-011"), "none");
}

TEST_F(EntraRules, UnknownHostUsesCloudOfSpec) {
  spec.entra.tenant = "https://login.partner.microsoftonline.cn/" + kTenant;
  spec.entra.audiences = {kChina};
  EXPECT_EQ(of("ENT-011"), "none");
  spec.entra.cloud = "china";
  EXPECT_EQ(of("ENT-011"), "none");
  spec.entra.audiences = {kPublic};
  EXPECT_EQ(of("ENT-011"), "error");
}

TEST_F(EntraRules, MicrosoftsApplicationElsewhereIsNoted) {
  spec.entra.tenant = "https://login.microsoftonline.us/" + kTenant;
  EXPECT_EQ(of("ENT-012"), "note");
  spec.entra.audiences = {kGovernment};
  EXPECT_EQ(of("ENT-012"), "none");
}

TEST_F(EntraRules, AChangedAudienceIsAnnounced) {
  spec.entra.previous_audience = kPublic;
  EXPECT_EQ(of("ENT-013"), "warning");
  spec.entra.previous_audience = to_upper(azure::kMicrosoftAudience);
  EXPECT_EQ(of("ENT-013"), "none");
  spec.entra.previous_audience = kPublic;
  spec.entra.audiences.clear();
  EXPECT_EQ(of("ENT-013"), "none");
}

TEST_F(EntraRules, ManualAudiencesRequireConsent) {
  spec.entra.audiences = {kGermany};
  EXPECT_EQ(of("ENT-014"), "note");
  spec.entra.audiences = {kOther};
  EXPECT_EQ(of("ENT-014"), "none");
}

TEST_F(EntraRules, SignInFrequencyIsLongerThanTwoHours) {
  for (const auto* often : {"every-time", "1h", "2h"}) {
    spec.entra.sign_in_frequency = often;
    EXPECT_EQ(of("ENT-015"), "warning") << often;
  }
  for (const auto* fine : {"", "3h", "1d"}) {
    spec.entra.sign_in_frequency = fine;
    EXPECT_EQ(of("ENT-015"), "none") << fine;
  }
}

TEST_F(EntraRules, NoHintLeadsToAzureGermany) {
  spec.entra.cloud = "germany";
  EXPECT_EQ(of("ENT-017"), "error");
  for (const auto* other : {"ENT-004", "ENT-011", "ENT-012", "ENT-016"})
    EXPECT_EQ(of(other), "none") << other;
  spec.entra.tenant = "https://login.microsofonline.com/" + kTenant;
  EXPECT_EQ(ask("ENT-004").at(0).hint, "https://login.microsoftonline.com/" + kTenant);
  spec.entra.audiences = {kPublic};
  EXPECT_EQ(of("ENT-011"), "none");
}

TEST_F(EntraRules, OneFindingTellsThatEntraRequiresOpenvpn) {
  spec.tunnels = {azure::Tunnel::ikev2};
  spec.clients.by_os[System::windows] = 10;
  EXPECT_EQ(of("ENT-001"), "error");
  EXPECT_EQ(of("TUN-035"), "none");
}

}  // namespace
}  // namespace p2s::rules
