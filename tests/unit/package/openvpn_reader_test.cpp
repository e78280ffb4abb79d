// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::package {
namespace {

using test::kOpenVpn;
using test::Rules;
using test::rules_of;
using test::SampleParts;

struct Profile {
  explicit Profile(int year, std::string_view from = "", std::string_view to = "") {
    SampleParts parts(year);
    if (!from.empty()) parts.change(kOpenVpn, from, to);
    text = parts[kOpenVpn];
    read = read_openvpn_profile(as_bytes(text), kOpenVpn, findings);
  }
  std::string text;
  Findings findings;
  OpenVpnProfile read;
};

TEST(OpenVpnReader, ReadsBothFormats) {
  for (const int year : {2022, 2024}) {
    const Profile profile(year);
    EXPECT_EQ(profile.read.text, profile.text);
    ASSERT_EQ(profile.read.remotes.size(), 1U);
    EXPECT_TRUE(profile.read.remotes[0].host.starts_with("azuregateway-"));
    EXPECT_EQ(profile.read.remotes[0].port, "443");
    EXPECT_EQ(profile.read.remotes[0].protocol, "");
    EXPECT_TRUE(profile.read.server_name.ends_with(".vpn.azure.com"));
    EXPECT_EQ(profile.read.server_name.find('\''), std::string::npos);
    EXPECT_EQ(profile.read.roots.size(), 1U);
    EXPECT_EQ(profile.read.tls_auth_key.size(), 512U);
    EXPECT_EQ(profile.read.certificate, ProfileSlot::placeholder);
    EXPECT_EQ(profile.read.key, ProfileSlot::placeholder);
    EXPECT_FALSE(profile.read.asks_password);
    EXPECT_TRUE(profile.findings.empty());
  }
}

TEST(OpenVpnReader, SeveralRemotesAndConnectionsAreRead) {
  const Profile profile(2024, "\r\nverify",
                        "\r\nremote b.vpn.azure.com 443 tcp\r\n<connection>\r\nremote c "
                        "1\r\n</connection>\r\nverify");
  ASSERT_EQ(profile.read.remotes.size(), 3U);
  EXPECT_EQ(profile.read.remotes[1], (OpenVpnRemote{"b.vpn.azure.com", "443", "tcp"}));
}

TEST(OpenVpnReader, ValuesThatNoPackageHasAreReported) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEdits{
      std::pair{".com 443", ".com 1194"},
      {".com 443", ".com 443 udp"},
      {"proto tcp", "proto udp"},
      {"dev tun", "dev tap"},
      {"auth SHA256", "auth SHA1"},
      {"cipher AES-256-GCM", "cipher AES-128-CBC"},
      {"tls-version-min 1.2", "tls-version-min 1.0"},
      {"key-direction 1", "key-direction 0"}};
  for (const auto& [from, to] : kEdits)
    EXPECT_EQ(rules_of(Profile(2024, from, to).findings), Rules{"PKG-048"}) << to;
  for (const auto& [from, to] : {std::pair{"proto tcp", "proto tcp-client"},
                                 {"cipher AES-256-GCM", "cipher aes-256-gcm"},
                                 {"tls-version-min 1.2", "tls-version-min 1.3"}})
    EXPECT_EQ(rules_of(Profile(2024, from, to).findings), Rules{}) << to;
  const auto found = Profile(2024, ".com 443", ".com 1194").findings;
  EXPECT_EQ(found.at(0).message, "line 2: port '1194'; Azure's packages have '443'");
}

TEST(OpenVpnReader, SeveralRootsAreRead) {
  const Profile profile(
      2024, "</ca>", "-----BEGIN CERTIFICATE-----\r\nMAA=\r\n-----END CERTIFICATE-----\r\n</ca>");
  EXPECT_EQ(profile.read.roots.size(), 2U);
}

TEST(OpenVpnReader, PasswordProfileNeedsNoCertificate) {
  Findings findings;
  SampleParts parts(2024);
  std::string& text = parts[kOpenVpn];
  text = text.substr(0, text.find("# P2S client certificate")) + "auth-user-pass\r\n";
  const auto profile = read_openvpn_profile(as_bytes(text), kOpenVpn, findings);
  EXPECT_TRUE(profile.asks_password);
  EXPECT_TRUE(findings.empty());
}

TEST(OpenVpnReader, ProblemsBecomeFindings) {
  struct Case {
    std::string_view from, to, rule;
  };
  for (const auto& [from, to, rule] :
       {Case{"remote ", "#remote ", "PKG-040"}, Case{"verify-x509-name", "#", "PKG-041"},
        Case{"verify-x509-name ", "verify-x509-name $x", "PKG-041"},
        Case{"<tls-auth>", "<other>\r\n</other>\r\n<tls-crypt>", "PKG-043"},
        Case{"Static key V1", "Static key V2", "PKG-042"}, Case{"</key>", "", "PKG-043"},
        Case{"$CLIENTCERTIFICATE", "-----BEGIN CERTIFICATE-----\r\nMAA=", "PKG-045"},
        Case{"$PRIVATEKEY", "-----BEGIN PRIVATE KEY-----\r\nMAA=", "PKG-045"},
        Case{"<key>", "key me.key\r\n<other>", "PKG-045"}, Case{"$PRIVATEKEY", "", "PKG-044"},
        Case{"$CLIENTCERTIFICATE", "-----BEGIN CERTIFICATE-----", "PKG-044"},
        Case{"<tls-auth>", "<tls-crypt>\r\n</tls-crypt>\r\n<x>", "PKG-042"},
        Case{"verb 3", "up /bin/sh", "PKG-046"}, Case{"verb 3", "--up /bin/sh", "PKG-046"},
        Case{"verb 3", "\"script-security\" 2", "PKG-046"},
        Case{"verb 3", "plugin x.so", "PKG-046"}, Case{"MII", "***", "PKG-031"},
        Case{"remote azure", "remote $azure", "PKG-011"}}) {
    const Profile profile(2024, from, to);
    const Rules rules = rules_of(profile.findings);
    EXPECT_NE(std::find(rules.begin(), rules.end(), rule), rules.end())
        << to << " " << fmt::format("{}", fmt::join(rules, " "));
  }
}

TEST(OpenVpnReader, PlaceholdersAreNotCertificates) {
  for (const std::string_view text :
       {"$CLIENT_CERTIFICATE", "# fill in\r\n$CLIENTCERTIFICATE", "  $CLIENTCERTIFICATE  ",
        "-----BEGIN CERTIFICATE-----\r\n$CLIENTCERTIFICATE\r\n-----END CERTIFICATE-----",
        "$CLIENTCERTIFICATE\r\n$ROOT_CERTIFICATE"}) {
    const Profile profile(2024, "$CLIENTCERTIFICATE", text);
    EXPECT_EQ(profile.read.certificate, ProfileSlot::placeholder) << text;
    EXPECT_TRUE(profile.findings.empty()) << text;
  }
  const Profile file(2024, "<key>\r\n$PRIVATEKEY\r\n</key>", "key PATH_TO_CLIENT_KEY");
  EXPECT_EQ(file.read.key, ProfileSlot::placeholder);
  EXPECT_TRUE(file.findings.empty());
}

TEST(OpenVpnReader, FilledCertificatesAreRead) {
  const Profile profile(2024, "$CLIENTCERTIFICATE",
                        "-----BEGIN CERTIFICATE-----\r\nMAA=\r\n-----END CERTIFICATE-----");
  ASSERT_EQ(profile.read.certificates.size(), 1U);
  EXPECT_EQ(profile.read.certificates[0], (Bytes{0x30, 0x00}));
  EXPECT_EQ(profile.read.auth, "SHA256");
  EXPECT_EQ(profile.read.cipher, "AES-256-GCM");
  EXPECT_EQ(profile.read.tls_version, "1.2");
}

TEST(OpenVpnReader, FindingsNeverShowTheKey) {
  const Profile profile(2024, "Static key V1", "Static key V2");
  const std::string key = SampleParts(2024).read().tls_auth_key.substr(0, 32);
  for (const Finding& finding : profile.findings) {
    EXPECT_EQ(finding.message.find(key), std::string::npos);
  }
}

TEST(OpenVpnReader, RejectsOtherFiles) {
  using namespace std::string_view_literals;
  Findings findings;
  const std::string large(2U << 20U, '#');
  for (const std::string_view text :
       {""sv, "hello"sv, "\xff\xff\xff"sv, "client\0"sv, std::string_view(large)}) {
    EXPECT_FALSE(
        test::refusal([&] { read_openvpn_profile(as_bytes(text), "x.ovpn", findings); }).empty());
  }
}

}  // namespace
}  // namespace p2s::package
