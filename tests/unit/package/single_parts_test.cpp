// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::package {
namespace {

using test::intune;
using test::kApple;
using test::kAzureVpn;
using test::kOpenVpn;
using test::kScript;
using test::kSettings;
using test::refusal;
using test::Rules;
using test::rules_of;
using test::SampleParts;
using test::says;

VendorPackage read_loose(std::string_view content, std::string name = "download (1).txt") {
  return read_vendor_file({name, to_bytes(content)}, name);
}

TEST(SingleParts, EachIsAPackageWhateverItsName) {
  SampleParts parts(2024);
  for (const auto part : {kSettings, kOpenVpn, kAzureVpn, kScript}) {
    const auto package = read_loose(parts[part]);
    EXPECT_TRUE(package.is_single_file()) << part;
    ASSERT_EQ(package.servers.size(), 1U) << part;
    EXPECT_TRUE(package.servers[0].starts_with("azuregateway-6666")) << part;
    EXPECT_EQ(rules_of(package.findings), Rules{}) << part;
  }
}

TEST(SingleParts, WhatTheyDoNotStateIsUnknown) {
  SampleParts parts(2024);
  const auto profile = read_loose(parts[kAzureVpn], "azurevpnconfig.xml");
  for (const auto key : {"routes", "pools", "eap_method", "server_roots", "vnet_id"})
    EXPECT_EQ(profile.unknown.at(key), "not in azurevpnconfig.xml") << key;
  EXPECT_EQ(profile.tunnels, std::vector{azure::Tunnel::openvpn});
  EXPECT_TRUE(profile.unknown.contains("tunnels"));  // there may be others
  EXPECT_FALSE(profile.unknown.contains("client_roots"));
  const auto settings = read_loose(parts[kSettings], "VpnSettings.xml");
  EXPECT_EQ(settings.unknown.at("client_roots"), "not in VpnSettings.xml");
  EXPECT_FALSE(settings.unknown.contains("routes"));
}

TEST(SingleParts, ScriptStatesWhatItCreates) {
  SampleParts parts(2024);
  const auto package = read_loose(parts[kScript]);
  EXPECT_EQ(package.vnet_name, "vnet-corp");
  EXPECT_EQ(package.tunnels, std::vector{azure::Tunnel::ikev2});
  EXPECT_EQ(package.eap_method, "EAPTLS");
  EXPECT_EQ(package.routes.size(), 4U);
  EXPECT_EQ(package.pinned_roots,
            (std::vector<std::string>{"854691DC8E14AE1A92D593CCB985728C8992888D"}));
  EXPECT_EQ(package.client_root_thumbprints,
            (std::vector<std::string>{"5FFBA3B6197F4DFE72D9E5420E68B5EF6994A816"}));
}

TEST(SingleParts, AppleProfileIsRead) {
  const auto package = read_loose(kApple);
  EXPECT_EQ(package.servers, std::vector<std::string>{"gw.vpn.azure.com"});
  EXPECT_EQ(package.server_name, "id.vpn.azure.com");
  EXPECT_EQ(package.authentications, std::vector{azure::Method::radius});
  EXPECT_EQ(package.tunnels, std::vector{azure::Tunnel::ikev2});
  EXPECT_EQ(package.dns_servers, std::vector<std::string>{"10.0.0.4"});
  ASSERT_EQ(package.server_roots.size(), 1U);
  EXPECT_EQ(package.server_roots[0].der, (Bytes{0x30, 0x00}));
}

TEST(SingleParts, IntuneProfileIsReadInAllItsForms) {
  SampleParts parts(2024);
  const auto escaped = replace_all(replace_all(parts[kAzureVpn], "&", "&amp;"), "<", "&lt;");
  for (const auto& inner : {parts[kAzureVpn], escaped, "<![CDATA[" + parts[kAzureVpn] + "]]>"}) {
    const auto package = read_loose(intune(inner));
    ASSERT_EQ(package.azure_vpn_profiles.size(), 1U);
    EXPECT_EQ(package.vnet_name, "vnet-corp");
    EXPECT_EQ(package.authentications, std::vector{azure::Method::certificate});
    EXPECT_EQ(rules_of(package.findings), Rules{});
  }
}

TEST(SingleParts, IntuneFindingsCountLinesOfTheFile) {
  SampleParts parts(2024);
  parts.change(kAzureVpn, "vnet-corp", " vnet-corp");
  const auto package = read_loose(intune(parts[kAzureVpn]));
  ASSERT_EQ(package.findings.size(), 1U);
  const auto line = std::count(parts[kAzureVpn].begin(),
                               parts[kAzureVpn].begin() +
                                   static_cast<std::ptrdiff_t>(parts[kAzureVpn].find("<name>")),
                               '\n') +
                    5;
  EXPECT_TRUE(says(package.findings[0].message, fmt::format("line {}:", line)));
}

TEST(SingleParts, IntuneProfileWithoutTheRootElementIsNotForTheClient) {
  SampleParts parts(2024);
  auto inner = parts[kAzureVpn];
  inner = inner.substr(inner.find('>') + 1);
  inner = inner.substr(0, inner.rfind('<'));
  const auto package = read_loose(intune(inner));
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-059"});
  EXPECT_TRUE(says(package.findings[0].message, "Profile file is not for Azure VPN"));
  EXPECT_TRUE(package.authentications.empty());
  EXPECT_TRUE(package.tls_auth_key.empty());
  EXPECT_EQ(package.servers.size(), 1U);  // ServerUrlList names it
}

TEST(SingleParts, DamagedPartsHaveTheirPlace) {
  SampleParts parts(2024);
  const auto package = read_loose(parts[kSettings].substr(0, 300), "VpnSettings.xml");
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-002"});
  EXPECT_TRUE(says(package.findings[0].message, "at line 6, column"));
  EXPECT_EQ(package.unknown.at("routes"), "VpnSettings.xml is damaged at line 6");
  EXPECT_TRUE(package.servers.empty());
}

TEST(SingleParts, OtherFilesAreNamedForWhatTheyAre) {
  struct Case {
    std::string_view content, what;
  };
  for (const auto& [content, what] :
       {Case{"", "is empty"}, Case{"<!DOCTYPE html>\n<html></html>", "is an HTML page"},
        Case{"MZ\x01", "is a Windows program"}, Case{"%PDF-1.7", "is a PDF document"},
        Case{"\x30\x03\x02\x01\x01", "is a certificate, key or PFX file"},
        Case{"-----BEGIN CERTIFICATE-----\nMAA=\n", "is a certificate"},
        Case{"-----BEGIN PRIVATE KEY-----\n", "is a private key"},
        Case{"<a/>", "an XML document with the root 'a'"}, Case{"{\"a\":1}", "is JSON"},
        Case{"[vnet]\nPhoneNumber=gw.vpn.azure.com\n", "a Windows phone book"},
        Case{"[connection]\nid=x\n", "a NetworkManager connection"},
        Case{"hello", "is a text file"},
        Case{"<VPNProfile><NativeProfile/></VPNProfile>", "for its own client"},
        Case{"<plist><dict/></plist>", "a property list without an IKEv2 connection"}}) {
    const auto message = refusal([&, text = content] { read_loose(text); });
    EXPECT_TRUE(says(message, what)) << message;
    try {
      read_loose(content);
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty()) << what;
    }
  }
}

std::string refusal_of(const std::string& content) {
  return test::refusal([&] { read_loose(content); });
}

TEST(SingleParts, TextInOtherEncodingsIsNamed) {
  SampleParts parts(2024);
  for (const auto part : {kSettings, kOpenVpn, kAzureVpn, kScript}) {
    const auto& text = parts[part];
    std::string utf16;
    for (const char c : text) utf16 += std::string{c, '\0'};
    EXPECT_TRUE(says(refusal_of(utf16), "is UTF-16 without a byte order mark")) << part;
    EXPECT_EQ(read_loose("\xFF\xFE" + utf16).servers.size(), 1U) << part;
    EXPECT_TRUE(says(refusal_of(text + "\xE9\r\n"), "in an encoding other than UTF-8")) << part;
    EXPECT_TRUE(says(refusal_of(text + std::string(3, '\0')), "text with NUL bytes")) << part;
  }
  EXPECT_TRUE(says(refusal_of("\x01\x02\xE9"), "binary data"));
}

}  // namespace
}  // namespace p2s::package
