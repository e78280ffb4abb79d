// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/package_fields.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::package {
namespace {

using test::kAzureVpn;
using test::kOpenVpn;
using test::kScript;
using test::kSettings;
using test::Rules;
using test::rules_of;
using test::SampleParts;
using test::says;

const Finding* found(const VendorPackage& package, std::string_view rule) {
  for (const auto& finding : package.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

TEST(UnknownFacts, WholePackageStatesEverything) {
  for (const auto* name : {"azure-2024.zip", "azure-2024-entra.zip"}) {
    const auto package = read_vendor(fmt::format("{}/vendor/{}", P2S_TEST_DATA, name));
    EXPECT_TRUE(package.unknown.empty()) << name << ' ' << package.unknown.begin()->first;
  }
}

TEST(UnknownFacts, MissingAndDamagedSettingsAreToldApart) {
  const auto missing = SampleParts(2022).drop(kSettings).read();
  EXPECT_TRUE(says(found(missing, "PKG-001")->message, "is missing"));
  EXPECT_EQ(missing.unknown.at("routes"), "VpnSettings.xml is missing");
  const auto damaged = SampleParts(2022).change(kSettings, "</Routes>", "").read();
  EXPECT_TRUE(says(found(damaged, "PKG-001")->message, "is damaged at line"));
  EXPECT_TRUE(damaged.unknown.at("routes").starts_with("VpnSettings.xml is damaged at line "));
  EXPECT_TRUE(says(found(damaged, "PKG-002")->message, "column"));
}

TEST(UnknownFacts, RoutesOfTheScriptAloneMayBePools) {
  const auto package = SampleParts(2024).drop(kSettings).read();
  EXPECT_EQ(package.routes.size(), 4U);  // one of them is the pool
  EXPECT_EQ(package.unknown.at("routes"), "VpnSettings.xml is missing");
}

TEST(UnknownFacts, DefaultsAreNeverInvented) {
  // Only what each removed element states becomes unknown.
  const auto no_auth = SampleParts(2024).drop(kAzureVpn).drop(kOpenVpn).drop(kScript).change(
      kSettings, "<Auth>EAPTLS</Auth>", "");
  EXPECT_TRUE(no_auth.read().authentications.empty());
  EXPECT_TRUE(no_auth.read().unknown.contains("authentications"));
  const auto no_type = SampleParts(2024).drop(kAzureVpn).drop(kOpenVpn).drop(kScript).change(
      kSettings, "<VpnType>IkeV2,OpenVPN</VpnType>", "");
  EXPECT_TRUE(no_type.read().tunnels.empty());
  EXPECT_EQ(no_type.read().unknown.at("tunnels"), "not in VpnSettings.xml");
  const auto magic =
      SampleParts(2022).change(kAzureVpn, "cert</type>\r\n    <user", "magic</type>\r\n    <user");
  EXPECT_FALSE(magic.read().azure_vpn_profiles[0].authentication);
}

TEST(UnknownFacts, PlaceholdersAreNoTenant) {
  auto parts = SampleParts(2024);
  parts.change(kSettings, "<AadTenant />",
               "<AadTenant>https://login.microsoftonline.com/{TenantID}/</AadTenant>");
  const auto package = parts.read();
  EXPECT_FALSE(package.entra);
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-018"});
}

TEST(UnknownFacts, FieldKeysAreUnique) {
  std::vector<std::string_view> keys;
  for (const auto& field : package_fields()) {
    keys.push_back(field.key);
    EXPECT_FALSE(field.title.empty());
    EXPECT_FALSE(field.parts.empty());
  }
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(CrossCheck, EachFactThatPartsStateDifferentlyIsReported) {
  struct Case {
    std::string_view part, from, to, rule, message;
  };
  for (const auto& [part, from, to, rule, message] : {
           Case{kScript, "-ServerAddress azuregateway", "-ServerAddress othergateway", "PKG-060",
                "othergateway"},
           Case{kScript, "<IssuerHash>5F", "<IssuerHash>6F", "PKG-064", "root of clients"},
           Case{kScript, "DestinationPrefix 10.20.0.0/16", "DestinationPrefix 10.99.0.0/16",
                "PKG-064", "10.20.0.0/16"},
           Case{kScript, "DestinationPrefix 172.20.0.0/23", "DestinationPrefix 172.24.0.0/23",
                "PKG-064", "172.20.0.0/23"},
           Case{kScript, "-Name vnet-corp", "-Name vnet-other", "PKG-062", "vnet-other"},
           Case{kScript, ">13\r\n", ">26\r\n", "PKG-064", "EAP method"},
           Case{kScript, "-TunnelType Ikev2", "-TunnelType Sstp", "PKG-064", "SSTP"},
           Case{kSettings, "IkeV2,OpenVPN", "OpenVPN", "PKG-064", "IKEv2"},
           Case{kOpenVpn, "verify-x509-name 6", "verify-x509-name 7", "PKG-064", "VNet id"},
       }) {
    const auto package = SampleParts(2024).change(part, from, to).read();
    const auto& all = package.findings;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                            [&, id = rule, text = message](const Finding& finding) {
                              return finding.rule == id && says(finding.message, text) &&
                                     !finding.subject.empty();
                            }))
        << to;
  }
}

TEST(CrossCheck, EntraSettingsMustAgree) {
  SampleParts sample(2024);
  const auto path = fmt::format("{}/vendor/azure-2024-entra.zip", P2S_TEST_DATA);
  sample.files.clear();
  for (const auto& entry : archive::read_zip(read_file(path), path))
    sample.files[entry.name] = std::string(as_text(entry.content));
  EXPECT_EQ(rules_of(sample.read().findings), Rules{});
  struct Case {
    std::string_view part, from, to, message;
  };
  for (const auto& [part, from, to, message] : {
           Case{kAzureVpn, "<audience>c", "<audience>d", "audience"},
           Case{kAzureVpn, "com/2222", "com/3222", "tenant"},
           Case{kAzureVpn, "sts.windows.net/2", "sts.windows.net/3", "issuer"},
           Case{kSettings, "sts.windows.net/2", "sts.windows.net/3", "tenant of the issuer"},
       }) {
    auto parts = sample;
    const auto package = parts.change(part, from, to).read();
    const auto* finding = found(package, "PKG-064");
    ASSERT_NE(finding, nullptr) << to;
    EXPECT_TRUE(
        std::any_of(package.findings.begin(), package.findings.end(),
                    [&, text = message](const Finding& each) { return says(each.message, text); }))
        << message;
  }
  // An Entra-only package needs no server root file: the profile has the hash of a public root.
  auto rootless = sample;
  rootless.drop("Generic/VpnServerRoot.cer_0");
  EXPECT_EQ(rules_of(rootless.read().findings), Rules{});
}

TEST(CrossCheck, ServersOfAnotherGatewayAreNotOffered) {
  const auto package =
      SampleParts(2024).change(kAzureVpn, "<fqdn>azuregateway", "<fqdn>othergateway").read();
  EXPECT_EQ(package.servers.size(), 1U);
}

}  // namespace
}  // namespace p2s::package
