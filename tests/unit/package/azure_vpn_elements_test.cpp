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
using test::says;

constexpr std::string_view kNil = R"(<clientconfig i:nil="true" />)";

/// The profile of 2024 with one text in place of another.
struct Edited {
  Edited(std::string_view from, std::string_view to) {
    SampleParts parts(2024);
    parts.change(kAzureVpn, from, to);
    read = read_azure_vpn_profile(as_bytes(parts[kAzureVpn]), kAzureVpn, findings);
  }
  bool has(std::string_view rule, std::string_view message, std::string_view hint = "") const {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return finding.rule == rule && says(finding.message, message) && says(finding.hint, hint) &&
             says(finding.message, "line ") && finding.subject == kAzureVpn;
    });
  }
  Findings findings;
  AzureVpnProfile read;
};

TEST(AzureVpnElements, ReportsAnotherCaseAndDoesNotReadIt) {
  const Edited edited(kNil,
                      "<clientconfig><DNSServers><DNSServer>10.2.0.4</DNSServer></DNSServers>"
                      "</clientconfig>");
  EXPECT_TRUE(edited.has("PKG-054", "'DNSServers'; it reads 'dnsservers'", "'dnsservers'"));
  EXPECT_TRUE(edited.has("PKG-054", "'DNSServer'; it reads 'dnsserver'"));
  EXPECT_EQ(edited.findings.size(), 2U);
  EXPECT_TRUE(edited.read.dns_servers.empty());
}

TEST(AzureVpnElements, ReportsAnotherSpelling) {
  const Edited edited(kNil,
                      "<clientconfig><dnsserver-s><dnsserver>10.2.0.4</dnsserver></dnsserver-s>"
                      "</clientconfig>");
  EXPECT_TRUE(edited.has("PKG-054", "'dnsserver-s'; it reads 'dnsservers'"));
  EXPECT_TRUE(edited.read.dns_servers.empty());
}

TEST(AzureVpnElements, ReportsTheWrongPlace) {
  const std::string list = "<dnsservers><dnsserver>10.2.0.4</dnsserver></dnsservers>";
  const Edited below_root(kNil, std::string(kNil) + list);
  EXPECT_TRUE(below_root.has("PKG-054", "directly below 'AzVpnProfile'", "into 'clientconfig'"));
  EXPECT_TRUE(below_root.read.dns_servers.empty());
  const Edited inside("<servervalidation>", "<servervalidation>" + list);
  EXPECT_TRUE(inside.has("PKG-054", "inside 'servervalidation'", "into 'clientconfig'"));
  const Edited suffixes(kNil,
                        "<clientconfig><dnsservers><dnsserver>10.2.0.4</dnsserver><dnssuffixes>"
                        "<dnssuffix>.a</dnssuffix></dnssuffixes></dnsservers></clientconfig>");
  EXPECT_TRUE(suffixes.has("PKG-054", "'dnssuffixes' is inside 'dnsservers'"));
  EXPECT_EQ(suffixes.read.dns_servers, std::vector<std::string>{"10.2.0.4"});
  EXPECT_TRUE(suffixes.read.dns_suffixes.empty());
  const Edited tenant("<version>", "<tenant>t</tenant><version>");
  EXPECT_TRUE(tenant.has("PKG-054", "'tenant'", "into 'clientauth/aad'"));
}

TEST(AzureVpnElements, NamesTheNearestPlace) {
  for (const std::string list : {"includeroutes", "excluderoutes"}) {
    const Edited route(kNil, "<clientconfig><" + list +
                                 "><destination>10.9.1.0</destination><mask>24</mask></" + list +
                                 "></clientconfig>");
    const auto home = "move it into 'clientconfig/" + list + "/route'";
    EXPECT_TRUE(route.has("PKG-054", "'destination'", home)) << list;
    EXPECT_TRUE(route.has("PKG-054", "'mask'", home)) << list;
  }
  const Edited type("<cert>", "<cert><type>cert</type>");
  EXPECT_TRUE(type.has("PKG-054", "'type' is inside 'cert'", "move it into 'clientauth'"));
  const Edited server("<servervalidation>", "<servervalidation><issuer>a</issuer>");
  EXPECT_TRUE(server.has("PKG-054", "'issuer'", "move it into 'servervalidation/cert'"));
}

TEST(AzureVpnElements, NamesEveryPlaceThatIsEquallyNear) {
  const Edited loose(kNil, "<clientconfig><destination>10.9.1.0</destination></clientconfig>");
  EXPECT_TRUE(loose.has("PKG-054", "'destination'",
                        "move it into 'clientconfig/excluderoutes/route' or "
                        "'clientconfig/includeroutes/route'"));
  const Edited upper("<version>", "<CERT><hash>a</hash></CERT><version>");
  EXPECT_TRUE(upper.has("PKG-054", "'CERT'", "into 'clientauth' or 'servervalidation' as 'cert'"));
}

TEST(AzureVpnElements, ReportsContentOfNilElements) {
  const Edited edited(kNil,
                      "<clientconfig i:nil=\"true\"><dnsservers><dnsserver>10.2.0.4</dnsserver>"
                      "</dnsservers></clientconfig>");
  EXPECT_TRUE(edited.has("PKG-054", "nil=\"true\"", "remove the attribute"));
  EXPECT_TRUE(edited.read.dns_servers.empty());
}

TEST(AzureVpnElements, ReportsTextThatIsNoElement) {
  const Edited edited(kNil, "<clientconfig><dnsservers>10.2.0.4</dnsservers></clientconfig>");
  EXPECT_TRUE(edited.has("PKG-054", "text directly inside 'dnsservers'", "'dnsserver'"));
  EXPECT_TRUE(edited.read.dns_servers.empty());
}

TEST(AzureVpnElements, ReportsRepeatedElements) {
  const Edited config(kNil, std::string(kNil) + "<clientconfig></clientconfig>");
  EXPECT_TRUE(config.has("PKG-054", "a second 'clientconfig'"));
  const Edited list("</serverlist>", "</serverlist><serverlist><ServerEntry/></serverlist>");
  EXPECT_TRUE(list.has("PKG-054", "a second 'serverlist'"));
}

TEST(AzureVpnElements, UnknownElementsAreNotes) {
  const Edited edited("<version>", "<fastreconnectmode>1</fastreconnectmode><version>");
  EXPECT_TRUE(edited.has("PKG-056", "'fastreconnectmode'"));
  EXPECT_EQ(edited.findings.size(), 1U);
}

TEST(AzureVpnElements, RootInAnotherCaseIsReported) {
  SampleParts parts(2024);
  auto text = replace_all(parts[kAzureVpn], "AzVpnProfile", "azvpnprofile");
  Findings findings;
  read_azure_vpn_profile(as_bytes(text), kAzureVpn, findings);
  EXPECT_EQ(rules_of(findings), Rules{"PKG-054"});
}

TEST(AzureVpnElements, RoutesOfTheWrongFormSayTheRightOne) {
  const auto route = [](std::string_view destination, std::string_view mask) {
    return fmt::format(
        "<clientconfig><includeroutes><route><destination>{}</destination><mask>{}</mask></route>"
        "</includeroutes></clientconfig>",
        destination, mask);
  };
  for (const auto& [destination, mask] :
       {std::pair{"10.0.0.0/8", "255.0.0.0"}, std::pair{"10.0.0.0", "255.0.0.0"},
        std::pair{"10.0.0.0/8", ""}, std::pair{"10.0.0.0/8", "8"}}) {
    const Edited edited(kNil, route(destination, mask));
    EXPECT_TRUE(
        edited.has("PKG-020", "a route needs", "<destination>10.0.0.0</destination><mask>8</mask>"))
        << destination;
    EXPECT_TRUE(edited.read.include_routes.empty());
  }
  EXPECT_TRUE(Edited(kNil, route("x", "y")).has("PKG-020", "a route needs"));
}

TEST(AzureVpnElements, SuffixesAndServersAreChecked) {
  const Edited edited(kNil,
                      "<clientconfig><dnsservers><dnsserver>\n 10.2.0.4\n </dnsserver><dnsserver>"
                      "10.2.0.400</dnsserver></dnsservers><dnssuffixes><dnssuffix>corp.example"
                      "</dnssuffix><dnssuffix>a b</dnssuffix></dnssuffixes></clientconfig>");
  EXPECT_TRUE(edited.has("PKG-015", "'dnsserver'"));
  EXPECT_TRUE(edited.has("PKG-020", "'10.2.0.400'"));
  EXPECT_TRUE(edited.has("PKG-058", "'corp.example'", "write .corp.example"));
  EXPECT_TRUE(edited.has("PKG-020", "'a b'"));
  EXPECT_EQ(edited.read.dns_servers, std::vector<std::string>{"10.2.0.4"});
  EXPECT_NE(edited.read.text.find("<dnsserver>10.2.0.4</dnsserver>"), std::string::npos);
}

TEST(AzureVpnElements, InvisibleCharactersAreNamedAndRemoved) {
  const Edited edited("<hash>854691",
                      "<hash>\xE2\x80\x8E"
                      "854691");
  EXPECT_TRUE(edited.has("PKG-016", "U+200E"));
  EXPECT_EQ(edited.read.server_root_hashes.size(), 1U);
  EXPECT_NE(edited.read.text.find("<hash>854691"), std::string::npos);
}

TEST(AzureVpnElements, SecretIsRequired) {
  const std::string key = SampleParts(2024).read().tls_auth_key;
  EXPECT_TRUE(Edited(key, "").has("PKG-053", "missing"));
  EXPECT_TRUE(Edited(key, "00").has("PKG-053", "not 512 hex digits"));
  EXPECT_TRUE(Edited("<hash>854691DC8E14AE1A92D593CCB985728C8992888D</hash>", "")
                  .has("PKG-057", "missing"));
}

TEST(AzureVpnElements, OtherSettingsAreListed) {
  const Edited edited("<version>1", "<highavailability>true</highavailability><version>2");
  EXPECT_EQ(edited.read.high_availability, true);
  const std::vector<std::pair<std::string, std::string>> expected{{"servervalidation/type", "cert"},
                                                                  {"version", "2"}};
  EXPECT_EQ(edited.read.others, expected);
}

}  // namespace
}  // namespace p2s::package
