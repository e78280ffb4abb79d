// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using test::kSettings;
using test::Rules;
using test::rules_of;
using test::SampleParts;
using test::says;
using Names = std::vector<std::string>;

/// The settings of the sample, changed by replacing text.
struct Settings {
  explicit Settings(int year, std::string_view from = "", std::string_view to = "") {
    SampleParts parts(year);
    if (!from.empty()) parts.change(kSettings, from, to);
    read = read_vpn_settings(as_bytes(parts[kSettings]), "VpnSettings.xml", findings);
  }
  Findings findings;
  VpnSettings read;
};

TEST(VpnSettings, Reads2022Format) {
  const Settings settings(2022);
  EXPECT_EQ(settings.read.generation, Generation::form_2022);
  EXPECT_EQ(settings.read.server,
            "azuregateway-11111111-2222-3333-4444-555555555555-0a1b2c3d4e5f.vpn.azure.com");
  EXPECT_EQ(settings.read.tunnels, std::vector{azure::Tunnel::openvpn});
  EXPECT_EQ(settings.read.roots.size(), 1U);
  EXPECT_EQ(settings.read.root_names, std::vector<std::string>{"Sample Global Root CA"});
  ASSERT_EQ(settings.read.routes.value().size(), 2U);
  EXPECT_EQ(settings.read.routes.value()[1].to_string(), "10.1.0.0/16");
  ASSERT_EQ(settings.read.pools.value().size(), 1U);
  EXPECT_EQ(settings.read.pools.value()[0].to_string(), "172.16.0.0/24");
  EXPECT_EQ(settings.read.eap_method, "EAPTLS");
  EXPECT_EQ(settings.read.vnet_name, "vnet-demo");
  EXPECT_EQ(settings.read.vnet_id, "11111111-2222-3333-4444-555555555555");
  EXPECT_FALSE(settings.read.entra);
  EXPECT_TRUE(settings.findings.empty());
}

TEST(VpnSettings, Reads2024Format) {
  const Settings settings(2024);
  EXPECT_EQ(settings.read.generation, Generation::form_2024);
  EXPECT_EQ(settings.read.tunnels, (std::vector{azure::Tunnel::ikev2, azure::Tunnel::openvpn}));
  EXPECT_EQ(settings.read.root_names, std::vector<std::string>{"Sample Global Root G2"});
  EXPECT_EQ(settings.read.routes.value().size(), 3U);
  EXPECT_TRUE(settings.findings.empty());
}

TEST(VpnSettings, SeveralRootsAreRead) {
  const Settings settings(2024, "  </CaCerts>", "<string>MAA=</string></CaCerts>");
  ASSERT_EQ(settings.read.roots.size(), 2U);
  EXPECT_EQ(settings.read.roots[1], (Bytes{0x30, 0x00}));
}

TEST(VpnSettings, IssuerOfServerCertificateIsNotItsRoot) {
  const Settings old(2022, "IssuerCn>Sample Global Root CA", "IssuerCn>Sample TLS CA");
  EXPECT_EQ(old.read.issuer_names, Names{"Sample TLS CA"});
  EXPECT_EQ(old.read.root_names, Names{"Sample Global Root CA"});
  const Settings modern(2024, "<ServerCertsIssuerCn>\r\n    <string>Sample Global Root G2",
                        "<ServerCertsIssuerCn><string>Sample TLS CA");
  EXPECT_EQ(modern.read.issuer_names, Names{"Sample TLS CA"});
  EXPECT_EQ(modern.read.root_names, Names{"Sample Global Root G2"});
}

TEST(VpnSettings, RootNameCanContainCommaIn2022Format) {
  const Settings settings(2022, "Sample Global Root CA", "Sample, Inc.");
  EXPECT_EQ(settings.read.root_names, std::vector<std::string>{"Sample, Inc."});
}

TEST(VpnSettings, EntraIsReadAndTrimmed) {
  const Settings settings(2022, "<AadAudience />",
                          "<AadAudience>41b23e61-6c1e-4545-b367-cd054e0ed4b4  </AadAudience>"
                          "<AadTenant>https://login.microsoftonline.com/contoso.com/</AadTenant>");
  ASSERT_TRUE(settings.read.entra);
  EXPECT_EQ(settings.read.entra->audience, "41b23e61-6c1e-4545-b367-cd054e0ed4b4");
  EXPECT_EQ(rules_of(settings.findings), Rules{"PKG-015"});
}

TEST(VpnSettings, DnsServersAreACommaListOrElements) {
  const std::vector<std::string> expected{"10.0.0.4", "10.0.0.5"};
  const Settings list(2022, "<CustomDnsServers />",
                      "<CustomDnsServers>10.0.0.4,10.0.0.5</CustomDnsServers>");
  EXPECT_EQ(list.read.dns_servers, expected);
  const Settings elements(
      2022, "<CustomDnsServers />",
      "<CustomDnsServers><string>10.0.0.4</string><string>10.0.0.5</string></CustomDnsServers>");
  EXPECT_EQ(elements.read.dns_servers, expected);
}

TEST(VpnSettings, DoubtfulValuesBecomeFindings) {
  struct Case {
    std::string_view from, to, rule;
  };
  for (const auto& [from, to, rule] :
       {Case{"<VpnServer>azure", "<VpnServer>$(reboot) azure", "PKG-011"},
        Case{">OpenVPN<", ">OpenVPN,WireGuard<", "PKG-014"}, Case{">EAPTLS<", ">PAP<", "PKG-014"},
        Case{"10.0.0.0/16", "10.0.0.0/99", "PKG-020"},
        Case{"10.0.0.0/16", "10.0.0.1/16", "PKG-021"},
        Case{"172.16.0.0/24", "everything", "PKG-020"}, Case{"<CaCert>", "<CaCert>*", "PKG-031"},
        Case{"<CaCert>MII", "<CaCert>MAA=MII", "PKG-031"},
        Case{"<CustomDnsServers />", "<CustomDnsServers>dns</CustomDnsServers>", "PKG-020"},
        Case{"</VnetName>", "</VnetName><VnetName>other</VnetName>", "PKG-005"}}) {
    const Settings settings(2022, from, to);
    EXPECT_EQ(rules_of(settings.findings), Rules{std::string(rule)}) << to;
    ASSERT_FALSE(settings.findings.empty());
    EXPECT_TRUE(says(settings.findings[0].message, "line "));
  }
}

TEST(VpnSettings, MissingElementsStateNothing) {
  Findings findings;
  const auto settings = read_vpn_settings(as_bytes("<VpnProfile/>"), "VpnSettings.xml", findings);
  EXPECT_EQ(settings.generation, Generation::unknown);
  EXPECT_TRUE(settings.server.empty());
  EXPECT_TRUE(settings.tunnels.empty());
  EXPECT_FALSE(settings.routes);
  EXPECT_FALSE(settings.pools);
  EXPECT_FALSE(settings.dns_servers);
  EXPECT_FALSE(settings.names_entra);
  EXPECT_TRUE(findings.empty());
}

TEST(VpnSettings, EmptyElementsStateThatThereIsNone) {
  const Settings settings(2022, "10.0.0.0/16,10.1.0.0/16", "");
  ASSERT_TRUE(settings.read.routes);
  EXPECT_TRUE(settings.read.routes->empty());
  ASSERT_TRUE(settings.read.dns_servers);
  EXPECT_TRUE(settings.read.names_entra);
}

TEST(VpnSettings, EscapesUnprintableCharactersInNames) {
  const Settings settings(2022, ">OpenVPN<",
                          ">\xC2\x9B"
                          "2J<");
  ASSERT_EQ(settings.findings.size(), 1U);
  EXPECT_EQ(settings.findings[0].message.find('\x9B'), std::string::npos);
}

TEST(VpnSettings, EntraValuesOfTheWrongFormAreReported) {
  struct Case {
    std::string_view element, value, rule;
  };
  for (const auto& [element, value, rule] :
       {Case{"AadAudience", "vpn-client", "PKG-017"},
        Case{"AadIssuer", "https://sts.windows.net/11111111-2222-3333-4444-555555555555",
             "PKG-017"},
        Case{"AadIssuer", "sts.windows.net", "PKG-017"},
        Case{"AadTenant", "http://login.microsoftonline.com/contoso.com/", "PKG-017"},
        Case{"AadTenant", "https://login.microsoftonline.com/{TenantID}/", "PKG-018"},
        Case{"AadTenant", "https://login.microsoftonline.com/<your-tenant>/", "PKG-018"},
        Case{"AadAudience", "00000000-0000-0000-0000-000000000000", "PKG-018"}}) {
    const auto text = replace_all(replace_all(value, "<", "&lt;"), ">", "&gt;");
    const Settings settings(2022, fmt::format("<{} />", element),
                            fmt::format("<{0}>{1}</{0}>", element, text));
    EXPECT_EQ(rules_of(settings.findings), Rules{std::string(rule)}) << value;
    // A placeholder is not a value.
    EXPECT_EQ(settings.read.entra.has_value(), rule != "PKG-018") << value;
    EXPECT_FALSE(settings.findings[0].hint.empty());
  }
}

TEST(VpnSettings, RejectsOtherDocuments) {
  Findings findings;
  for (const std::string_view text : {"<AzVpnProfile/>", "{}", "", "<!DOCTYPE a><VpnProfile/>"}) {
    EXPECT_FALSE(
        test::refusal([&] { read_vpn_settings(as_bytes(text), "x.xml", findings); }).empty())
        << text;
  }
}

}  // namespace
}  // namespace p2s::package
