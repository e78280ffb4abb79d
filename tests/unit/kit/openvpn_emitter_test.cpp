// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/package/formats/openvpn_lines.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

using azure::Method;
using Names = std::vector<std::string>;

constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kRadius = azure::Method::radius;

net::Prefix prefix(std::string_view text) { return net::Prefix::parse(text).prefix.value(); }

kit::Emitted openvpn2(const KitSample& sample, System system = System::gnu_linux) {
  return kit::openvpn2.emit(sample.context(), system, sample.methods);
}

bool has_line(const std::string& text, std::string_view line) {
  const auto lines = split_lines(text);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(OpenVpnEmitter, FillsProfileWithCompleteChain) {
  KitSample sample;
  const auto emitted = openvpn2(sample.serve("openvpn", kCertificate));
  EXPECT_EQ(names_of(emitted), Names{"vnet-corp.ovpn"});
  const auto text = text_of(emitted, "vnet-corp.ovpn");
  EXPECT_NE(text.find("YQ==\n"), std::string::npos);
  EXPECT_NE(text.find("Yg==\n"), std::string::npos);
  EXPECT_NE(text.find("Yw==\n"), std::string::npos);
  EXPECT_NE(text.find("ZA==\n"), std::string::npos);
  EXPECT_EQ(text.find("auth-user-pass"), std::string::npos);
  EXPECT_TRUE(emitted.findings.empty());
}

TEST(OpenVpnEmitter, PromptsRadiusUsersForNameAndPassword) {
  KitSample sample;
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  const auto emitted = openvpn2(sample.serve("openvpn", kRadius));
  EXPECT_EQ(names_of(emitted), Names{"vnet-corp-radius.ovpn"});
  const auto text = text_of(emitted, "vnet-corp-radius.ovpn");
  EXPECT_TRUE(has_line(text, "auth-user-pass"));
  EXPECT_EQ(text.find("<cert>"), std::string::npos);
  EXPECT_EQ(text.find("<key>"), std::string::npos);
  EXPECT_NE(text.find("verify-x509-name"), std::string::npos);
  EXPECT_NE(text.find("<tls-auth>"), std::string::npos);
}

TEST(OpenVpnEmitter, CreatesNoProfileForUnsupportedMethod) {
  const KitSample sample;
  EXPECT_TRUE(openvpn2(sample).files.empty());
}

TEST(OpenVpnEmitter, WritesSeparatePkcs12IfConfigured) {
  KitSample sample;
  sample.inputs.settings.pkcs12_aside = true;
  sample.client.name = "alice";
  const auto emitted = openvpn2(sample.serve("openvpn", kCertificate));
  EXPECT_EQ(names_of(emitted), (Names{"vnet-corp.ovpn", "alice.p12", "vnet-corp-pkcs12.ovpn"}));
  const auto text = text_of(emitted, "vnet-corp-pkcs12.ovpn");
  EXPECT_TRUE(has_line(text, "pkcs12 alice.p12"));
  EXPECT_EQ(text.find("PRIVATE KEY"), std::string::npos);
  EXPECT_EQ(text_of(emitted, "alice.p12"), "an archive");
  // Connect takes no file beside the profile.
  EXPECT_EQ(names_of(kit::openvpn_connect.emit(sample.context(), System::windows, sample.methods)),
            Names{"vnet-corp.ovpn"});
}

KitSample with_names() {
  KitSample sample;
  sample.gateway.dns_servers = {"10.1.0.4", "fd00::4"};
  sample.gateway.dns_suffixes = {".corp.example", ".lab.example"};
  sample.serve("openvpn", kCertificate);
  return sample;
}

std::vector<std::string> lines_about_names(const std::string& text) {
  std::vector<std::string> found;
  for (const auto line : split_lines(text)) {
    if (line.starts_with("dhcp-option") || line.starts_with("dns ")) found.emplace_back(line);
  }
  return found;
}

TEST(OpenVpnEmitter, NamesServersAndSuffixesForEachVersion) {
  auto sample = with_names();
  const auto text = text_of(openvpn2(sample), "vnet-corp.ovpn");
  EXPECT_EQ(lines_about_names(text),
            (Names{"dhcp-option DNS 10.1.0.4", "dhcp-option DNS6 fd00::4",
                   "dhcp-option DOMAIN corp.example", "dhcp-option DOMAIN-SEARCH lab.example",
                   "dns server 0 address 10.1.0.4 fd00::4",
                   "dns server 0 resolve-domains corp.example lab.example",
                   "dns search-domains corp.example lab.example"}));
  // Versions before 2.6 do not know the directive.
  EXPECT_TRUE(has_line(text, "ignore-unknown-option data-ciphers disable-dco dns"));
  sample.inputs.settings.forced_tunnel = true;
  EXPECT_EQ(text_of(openvpn2(sample), "vnet-corp.ovpn").find("resolve-domains"), std::string::npos);
  sample.gateway.dns_suffixes.clear();
  EXPECT_EQ(lines_about_names(text_of(openvpn2(sample), "vnet-corp.ovpn")),
            (Names{"dhcp-option DNS 10.1.0.4", "dhcp-option DNS6 fd00::4"}));
}

TEST(OpenVpnEmitter, NamesServersAndSuffixesForConnect) {
  auto sample = with_names();
  sample.serve("openvpn-connect", kCertificate);
  const auto names = [&] {
    const auto emitted =
        kit::openvpn_connect.emit(sample.context(), System::windows, sample.methods);
    return lines_about_names(text_of(emitted, "vnet-corp.ovpn"));
  };
  EXPECT_EQ(names(), (Names{"dhcp-option DNS 10.1.0.4", "dhcp-option DNS6 fd00::4",
                            "dhcp-option DOMAIN corp.example", "dhcp-option DOMAIN lab.example"}));
  // It refuses a profile with suffixes and no server.
  sample.gateway.dns_servers.clear();
  EXPECT_EQ(names(), Names{});
}

TEST(OpenVpnEmitter, IsInstalledOnLinuxByScript) {
  auto sample = with_names();
  sample.inputs.settings.pkcs12_aside = true;
  const auto emitted = openvpn2(sample);
  EXPECT_NE(emitted.installer.find("openvpn_add 'vnet-corp.ovpn' vnet-corp\n"), std::string::npos);
  EXPECT_EQ(emitted.installer.find("pkcs12"), std::string::npos);
  EXPECT_EQ(openvpn2(sample, System::windows).installer, "");
}

TEST(OpenVpnEmitter, SendsAllTrafficOnlyIfConfigured) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  EXPECT_FALSE(has_line(text_of(openvpn2(sample), "vnet-corp.ovpn"), "redirect-gateway def1"));
  sample.inputs.settings.forced_tunnel = true;
  EXPECT_TRUE(has_line(text_of(openvpn2(sample), "vnet-corp.ovpn"), "redirect-gateway def1"));
}

TEST(OpenVpnEmitter, ExcludesIpv4PrefixesAndReportsIpv6) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.inputs.settings.exclude_routes = {prefix("203.0.113.0/24"), prefix("198.51.100.7/32")};
  auto emitted = openvpn2(sample);
  const auto text = text_of(emitted, "vnet-corp.ovpn");
  EXPECT_TRUE(has_line(text, "route 203.0.113.0 255.255.255.0 net_gateway"));
  EXPECT_TRUE(has_line(text, "route 198.51.100.7 255.255.255.255 net_gateway"));
  EXPECT_TRUE(emitted.findings.empty());
  sample.inputs.settings.exclude_routes.push_back(prefix("2001:db8::/32"));
  EXPECT_EQ(rules_of(openvpn2(sample).findings), Rules{"KIT-040"});
}

TEST(OpenVpnEmitter, WorksWithoutAzuresProfile) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  const auto with = text_of(openvpn2(sample), "vnet-corp.ovpn");
  sample.gateway.openvpn_profiles.clear();
  EXPECT_EQ(text_of(openvpn2(sample), "vnet-corp.ovpn"), with);
}

TEST(OpenVpnEmitter, ReportsMissingValue) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.gateway.tls_auth_key.clear();
  const auto emitted = openvpn2(sample);
  EXPECT_TRUE(emitted.files.empty());
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-003"});
  EXPECT_EQ(emitted.findings.at(0).message, "the package has no tls-auth key");
}

TEST(OpenVpnEmitter, OmitsIntermediatesForConnect) {
  KitSample sample;
  sample.serve("openvpn-connect", kCertificate);
  const auto emitted = kit::openvpn_connect.emit(sample.context(), System::windows, sample.methods);
  const auto text = text_of(emitted, "vnet-corp.ovpn");
  EXPECT_TRUE(has_line(text, "ping-restart 0"));
  EXPECT_EQ(text.find("Yg==\n"), std::string::npos);
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-007"});
}

class OpenVpnTemplate : public testing::TestWithParam<std::pair<const char*, const char*>> {};

// All settings are planned; the template changes one of them.
TEST_P(OpenVpnTemplate, IsRejectedIfContentDiffers) {
  const TempDir dir;
  const std::string name = "openvpn/openvpn2.ovpn";
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.inputs.settings.forced_tunnel = true;
  sample.inputs.settings.exclude_routes = {prefix("203.0.113.0/24"), prefix("198.51.100.7/32")};
  sample.inputs.settings.pkcs12_aside = true;
  ASSERT_EQ(openvpn2(sample).files.size(), 3U);
  const auto [from, to] = GetParam();
  const std::string whole(
      as_text(read_file(std::string(P2S_TEST_DATA) + "/../../templates/" + name)));
  ASSERT_NE(whole.find(from), std::string::npos);
  std::filesystem::create_directories(dir / "openvpn");
  write_file(dir / name, as_bytes(replace_all(whole, from, to)), Access::owner_only,
             OnExisting::replace);
  sample.inputs.templates = render::Templates::with_overrides(dir.path());
  EXPECT_THROW(openvpn2(sample), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Changed, OpenVpnTemplate,
    testing::Values(std::pair{"remote {{host}} {{port}}", "remote {{host}} 1194"},
                    std::pair{"{{server_name}} name", "{{server_name}} name-prefix"},
                    std::pair{"{{server_name}} name", "other.example name"},
                    std::pair{"redirect-gateway def1", "verb 3"},
                    std::pair{"net_gateway", "vpn_gateway"},
                    std::pair{"route {{network}}", "route 192.0.2.0"},
                    std::pair{"{{mask}}", "255.255.0.0"}, std::pair{"auth {{auth}}", "auth SHA1"},
                    std::pair{"\ncipher {{cipher}}", "\ncipher AES-128-CBC"},
                    std::pair{"{{tls_version_min}}", "1.0"},
                    std::pair{"pkcs12 {{file}}", "pkcs12 other.p12"},
                    std::pair{"{{private_key}}", "-----BEGIN PRIVATE KEY-----"},
                    std::pair{"{{tls_auth_key}}", "00"},
                    std::pair{"{{#certificates}}\n{{pem}}\n",
                              "{{#certificates}}\n-----BEGIN CERTIFICATE-----\n"}));

TEST(OpenVpnEmitter, RejectsTemplateThatAddsRoutes) {
  const TempDir dir;
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  const std::string whole(
      as_text(read_file(std::string(P2S_TEST_DATA) + "/../../templates/openvpn/openvpn2.ovpn")));
  std::filesystem::create_directories(dir / "openvpn");
  write_file(dir / "openvpn/openvpn2.ovpn",
             as_bytes(replace_all(whole, "verb 3", "verb 3\nredirect-gateway def1")),
             Access::owner_only, OnExisting::replace);
  sample.inputs.templates = render::Templates::with_overrides(dir.path());
  EXPECT_THROW(openvpn2(sample), Error);
}

class OpenVpnEmitterWithName : public testing::TestWithParam<const char*> {};

TEST_P(OpenVpnEmitterWithName, IsIndependentOfName) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.inputs.settings.pkcs12_aside = true;
  // The names are in comments and in the name of the separate file.
  const auto directives = [&](std::string_view suffix) {
    std::vector<std::vector<std::string>> found;
    for (const auto& file : openvpn2(sample).files) {
      if (!file.path.ends_with(suffix)) continue;
      for (const auto& item : package::openvpn_items(file.content.text())) {
        if (item.words.front() != "pkcs12") found.push_back(item.words);
      }
    }
    return found;
  };
  sample.client.name = sample.gateway.vnet_name = "plain";
  const auto inside = directives("plain.ovpn");
  const auto aside = directives("-pkcs12.ovpn");
  ASSERT_FALSE(inside.empty());
  ASSERT_FALSE(aside.empty());
  sample.client.name = sample.gateway.vnet_name = GetParam();
  EXPECT_EQ(directives(sample.context().connection_file() + ".ovpn"), inside);
  EXPECT_EQ(directives("-pkcs12.ovpn"), aside);
}

TEST_P(OpenVpnEmitterWithName, NamesSeparateFile) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.inputs.settings.pkcs12_aside = true;
  sample.client.name = GetParam();
  const auto emitted = openvpn2(sample);
  ASSERT_EQ(emitted.files.size(), 3U);
  const auto text = text_of(emitted, "vnet-corp-pkcs12.ovpn");
  std::vector<std::string> named;
  for (const auto& item : package::openvpn_items(text)) {
    if (item.words.front() == "pkcs12") named = item.words;
  }
  EXPECT_EQ(named, (Names{"pkcs12", emitted.files[1].path}));
}

INSTANTIATE_TEST_SUITE_P(Nasty, OpenVpnEmitterWithName,
                         testing::Values("O'Brien \"R&D\" <x> $(id) %n", "naïve-Ж", "</ca>",
                                         "{{private_key}}", "a;b#c\\", "-up ../../x"));

TEST(OpenVpnEmitter, RejectsNameWithLineBreak) {
  KitSample sample;
  sample.serve("openvpn", kCertificate);
  sample.client.name = "alice\nup /bin/sh";
  try {
    openvpn2(sample);
    FAIL() << "a line was let in";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
  }
}

}  // namespace
}  // namespace p2s::test
