// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::package {
namespace {

using test::kAzureVpn;
using test::Rules;
using test::rules_of;
using test::SampleParts;

struct Profile {
  explicit Profile(int year, std::string_view from = "", std::string_view to = "") {
    SampleParts parts(year);
    if (!from.empty()) parts.change(kAzureVpn, from, to);
    text = parts[kAzureVpn];
    read = read_azure_vpn_profile(as_bytes(text), kAzureVpn, findings);
  }
  std::string text;
  Findings findings;
  AzureVpnProfile read;
};

std::vector<std::string> texts(const std::vector<net::Prefix>& prefixes) {
  std::vector<std::string> out;
  for (const net::Prefix& prefix : prefixes) out.push_back(prefix.to_string());
  return out;
}

constexpr std::string_view kNilConfig = R"(<clientconfig i:nil="true" />)";

TEST(AzureVpnReader, ReadsBothFormats) {
  for (const int year : {2022, 2024}) {
    const Profile profile(year);
    EXPECT_EQ(profile.read.text, profile.text);
    EXPECT_EQ(profile.read.generation,
              year == 2022 ? Generation::form_2022 : Generation::form_2024);
    EXPECT_EQ(profile.read.name, year == 2022 ? "vnet-demo" : "vnet-corp");
    EXPECT_EQ(profile.read.authentication, azure::Method::certificate);
    EXPECT_EQ(profile.read.client_hash, "");
    EXPECT_EQ(profile.read.client_root_hash, "5FFBA3B6197F4DFE72D9E5420E68B5EF6994A816");
    EXPECT_EQ(profile.read.servers.size(), 1U);
    EXPECT_EQ(profile.read.server_root_hashes.size(), 1U);
    EXPECT_EQ(profile.read.server_secret.size(), 512U);
    EXPECT_EQ(profile.read.transport, "tcp");
    EXPECT_FALSE(profile.read.entra);
    EXPECT_TRUE(profile.findings.empty());
  }
}

TEST(AzureVpnReader, EntraSettingsAreRead) {
  SampleParts parts(2024);
  parts
      .change(kAzureVpn, "<type>cert</type>\r\n    <usernamepass",
              "<type>aad</type>\r\n    <usernamepass")
      .change(kAzureVpn, R"(<aad i:nil="true" />)",
              "<aad><audience>c632b3df-fb67-4d84-bdcf-b95ad541b5c8 "
              "</audience><applicationid>41b23e61-6c1e-4545-b367-cd054e0ed4b4</applicationid>"
              "<issuer>https://sts.windows.net/11111111-2222-3333-4444-555555555555/</issuer>"
              "<tenant>https://login.microsoftonline.com/"
              "11111111-2222-3333-4444-555555555555</tenant></aad>");
  Findings findings;
  const auto profile = read_azure_vpn_profile(as_bytes(parts[kAzureVpn]), kAzureVpn, findings);
  EXPECT_EQ(profile.authentication, azure::Method::entra);
  ASSERT_TRUE(profile.entra);
  EXPECT_EQ(profile.entra->tenant_id, "11111111-2222-3333-4444-555555555555");
  EXPECT_EQ(profile.entra->audience, "c632b3df-fb67-4d84-bdcf-b95ad541b5c8");
  EXPECT_EQ(profile.entra->application_id, "41b23e61-6c1e-4545-b367-cd054e0ed4b4");
  // Kits are built without the whitespace.
  EXPECT_NE(parts[kAzureVpn].find("b5c8 </audience>"), std::string::npos);
  EXPECT_NE(profile.text.find("b5c8</audience>"), std::string::npos);
  EXPECT_EQ(rules_of(findings), Rules{"PKG-015"});
}

TEST(AzureVpnReader, CustomAudiencesNeedAnApplication) {
  const auto rules_with = [](const std::string& aad) {
    SampleParts parts(2024);
    parts
        .change(kAzureVpn, "<type>cert</type>\r\n    <usernamepass",
                "<type>aad</type>\r\n    <usernamepass")
        .change(kAzureVpn, R"(<aad i:nil="true" />)",
                "<aad>" + aad +
                    "<issuer>https://sts.windows.net/11111111-2222-3333-4444-555555555555/</issuer>"
                    "<tenant>https://login.microsoftonline.com/"
                    "11111111-2222-3333-4444-555555555555</tenant></aad>");
    Findings findings;
    read_azure_vpn_profile(as_bytes(parts[kAzureVpn]), kAzureVpn, findings);
    return rules_of(findings);
  };
  const std::string custom = "<audience>7d1f0c2a-9b64-4e0f-8a55-3c2e6b7d9f10</audience>";
  const std::string microsoft = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8";
  EXPECT_EQ(rules_with(custom), Rules{"PKG-065"});
  EXPECT_EQ(rules_with(custom + "<applicationid>" + microsoft + "</applicationid>"), Rules{});
  EXPECT_EQ(rules_with(custom + "<appid>" + microsoft + "</appid>"), Rules{});
  EXPECT_EQ(rules_with("<audience>" + microsoft + "</audience>"), Rules{});
  EXPECT_EQ(rules_with("<audience>41b23e61-6c1e-4545-b367-cd054e0ed4b4</audience>"), Rules{});
  EXPECT_EQ(rules_with("<audience>c632b3df-fb67-4d84-bdcf-b95ad541b5c9</audience>"),
            Rules{"PKG-019"});
}

TEST(AzureVpnReader, ClientConfigIsRead) {
  const Profile profile(
      2024, kNilConfig,
      "<clientconfig><dnsservers><dnsserver>10.0.0.4</dnsserver><dnsserver>10.0.0.5</dnsserver></"
      "dnsservers>"
      "<dnssuffixes><dnssuffix>.corp.example</dnssuffix></dnssuffixes>"
      "<includeroutes><route><destination>10.9.0.0</destination><mask>16</mask></route>"
      "<route><destination>10.8.0.0</destination><mask>16</mask></route></includeroutes>"
      "<excluderoutes><route><destination>10.7.0.0</destination><mask>24</mask></route></"
      "excluderoutes></clientconfig>");
  EXPECT_EQ(profile.read.dns_servers, (std::vector<std::string>{"10.0.0.4", "10.0.0.5"}));
  EXPECT_EQ(profile.read.dns_suffixes, std::vector<std::string>{".corp.example"});
  EXPECT_EQ(texts(profile.read.include_routes),
            (std::vector<std::string>{"10.9.0.0/16", "10.8.0.0/16"}));
  EXPECT_EQ(texts(profile.read.exclude_routes), std::vector<std::string>{"10.7.0.0/24"});
  EXPECT_TRUE(profile.findings.empty());
}

TEST(AzureVpnReader, NestedDnsServersAreRead) {
  const Profile profile(
      2024, kNilConfig,
      "<clientconfig><dnsservers><DnsServerEntry><dnsserver>10.0.0.4</dnsserver></DnsServerEntry>"
      "</dnsservers></clientconfig>");
  EXPECT_EQ(profile.read.dns_servers, std::vector<std::string>{"10.0.0.4"});
  EXPECT_TRUE(profile.findings.empty());
}

TEST(AzureVpnReader, SeveralServersAndRootsAreRead) {
  SampleParts parts(2024);
  parts
      .change(kAzureVpn, "</serverlist>",
              "<ServerEntry><fqdn>b.vpn.azure.com</fqdn></ServerEntry></serverlist>")
      .change(kAzureVpn, "    <Cert>",
              "<Cert><hash>A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436</hash></Cert><Cert>");
  Findings findings;
  const auto profile = read_azure_vpn_profile(as_bytes(parts[kAzureVpn]), kAzureVpn, findings);
  EXPECT_EQ(profile.servers.size(), 2U);
  EXPECT_EQ(profile.server_root_hashes.size(), 2U);
}

TEST(AzureVpnReader, RadiusTypesAreKnown) {
  for (const std::string_view type : {"radius", "usernamepass", "RADIUS"}) {
    const Profile profile(2024, "<type>cert</type>\r\n    <usernamepass",
                          fmt::format("<type>{}</type>\r\n    <usernamepass", type));
    EXPECT_EQ(profile.read.authentication, azure::Method::radius) << type;
    EXPECT_TRUE(profile.findings.empty());
  }
}

TEST(AzureVpnReader, ProblemsBecomeFindings) {
  struct Case {
    std::string_view from, to, rule;
  };
  for (const auto& [from, to, rule] :
       {Case{"cert</type>\r\n    <user", "magic</type>\r\n    <user", "PKG-050"},
        Case{"cert</type>\r\n    <user", "aad</type>\r\n    <user", "PKG-051"},
        Case{"<issuer>5ff", "<issuer>xff", "PKG-052"},
        Case{"<serversecret>", "<serversecret>0", "PKG-053"},
        Case{"5ffba3b6197f4dfe72d9e5420e68b5ef6994a816", "", "PKG-055"},
        Case{"<fqdn>", "<fqdn>;", "PKG-011"},
        Case{kNilConfig, R"(<clientconfig i:nil="true" /><clientconfig/>)", "PKG-054"},
        Case{"<servervalidation>",
             "<servervalidation><dnssuffixes><dnssuffix>.a</dnssuffix></dnssuffixes>", "PKG-054"},
        Case{kNilConfig,
             "<clientconfig><includeroutes><route><destination>10.0.0.0</destination><mask>8</mask>"
             "<destination>10.0.0.0</destination></route></includeroutes></clientconfig>",
             "PKG-054"},
        Case{kNilConfig, "<clientconfig><includeroutes><route/></includeroutes></clientconfig>",
             "PKG-020"},
        Case{"vnet-corp", " vnet-corp", "PKG-015"}}) {
    const Profile profile(2024, from, to);
    const Rules rules = rules_of(profile.findings);
    EXPECT_NE(std::find(rules.begin(), rules.end(), rule), rules.end())
        << to << " " << fmt::format("{}", fmt::join(rules, " "));
  }
}

TEST(AzureVpnReader, FindingsNeverShowTheServerSecret) {
  const Profile profile(2024, "<serversecret>", "<serversecret>0");
  const std::string secret = SampleParts(2024).read().tls_auth_key.substr(0, 16);
  ASSERT_FALSE(profile.findings.empty());
  for (const Finding& finding : profile.findings) {
    EXPECT_EQ(finding.message.find(secret), std::string::npos);
  }
}

TEST(AzureVpnReader, MarkedUtf16IsRead) {
  const std::string text = SampleParts(2024)[kAzureVpn];
  std::string wide = "\xFF\xFE";
  for (const char c : "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text) {
    wide += c;
    wide += '\0';
  }
  Findings findings;
  EXPECT_EQ(read_azure_vpn_profile(as_bytes(wide), kAzureVpn, findings).text, text);
}

TEST(AzureVpnReader, RejectsOtherDocuments) {
  Findings findings;
  for (const std::string_view text : {"<VpnProfile/>", "", "<!DOCTYPE a><AzVpnProfile/>"}) {
    EXPECT_FALSE(
        test::refusal([&] { read_azure_vpn_profile(as_bytes(text), "x.xml", findings); }).empty())
        << text;
  }
}

}  // namespace
}  // namespace p2s::package
