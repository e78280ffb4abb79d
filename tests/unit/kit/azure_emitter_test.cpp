// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/error.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>

#include <gtest/gtest.h>

namespace p2s::test {
namespace {

using azure::Method;
using Names = std::vector<std::string>;

constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kEntra = azure::Method::entra;
constexpr auto kRadius = azure::Method::radius;

net::Prefix prefix(std::string_view text) { return net::Prefix::parse(text).prefix.value(); }

kit::Emitted emit(const KitSample& sample, System system = System::windows) {
  return kit::azure_vpn_client.emit(sample.context(), system, sample.methods);
}

package::AzureVpnProfile read(const kit::Emitted& emitted, std::string_view path) {
  Findings findings;
  const auto text = text_of(emitted, path);
  auto profile = package::read_azure_vpn_profile(as_bytes(text), path, findings);
  EXPECT_EQ(rules_of(findings), Rules{}) << path;
  return profile;
}

class AzureEmitterOfYear : public testing::TestWithParam<int> {};

TEST_P(AzureEmitterOfYear, ChangesOnlyTheHash) {
  KitSample sample(GetParam());
  sample.gateway.dns_suffixes.clear();
  sample.methods = {{System::windows, "azure-vpn-client", azure::Tunnel::openvpn, kCertificate}};
  const auto* vendor = sample.gateway.azure_vpn_profile(kCertificate);
  ASSERT_NE(vendor, nullptr);
  const auto emitted = emit(sample);
  ASSERT_EQ(emitted.files.size(), 2U);
  const auto text = text_of(emitted, emitted.files.front().path);
  const auto hash = "<hash>" + std::string(40, 'c') + "</hash>";
  ASSERT_NE(text.find(hash), std::string::npos);
  const auto at = text.find(hash);
  EXPECT_EQ(text.substr(0, at), vendor->text.substr(0, at));
  const auto rest = text.substr(at + hash.size());
  EXPECT_TRUE(vendor->text.ends_with(rest));
}

INSTANTIATE_TEST_SUITE_P(Samples, AzureEmitterOfYear, testing::Values(2022, 2024),
                         [](const auto& tested) { return "Azure" + std::to_string(tested.param); });

TEST(AzureEmitter, ScriptForWindowsImportsTheProfile) {
  KitSample sample;
  sample.serve("azure-vpn-client", kCertificate);
  const auto emitted = emit(sample);
  const auto script = text_of(emitted, "Install-AzureVpnClient.ps1");
  EXPECT_EQ(kit::powershell_strings(script, "Connection"),
            Names{read(emitted, "azurevpnconfig.xml").name});
  EXPECT_EQ(kit::powershell_strings(script, "ProfileFile"), Names{"azurevpnconfig.xml"});
  EXPECT_EQ(kit::powershell_strings(script, "Client"), Names{sample.client.name});
  EXPECT_EQ(script.find("LocalMachine"), std::string::npos);
}

TEST(AzureEmitter, ScriptForWorkAccountsAsksForNoPfx) {
  KitSample sample;
  sample.serve("azure-vpn-client", kEntra);
  sample.gateway.entra = package::EntraSettings{};
  const auto script = text_of(emit(sample), "Install-AzureVpnClient.ps1");
  EXPECT_EQ(script.find("PfxPassword"), std::string::npos);
}

TEST(AzureEmitter, MacOsGetsNoScript) {
  KitSample sample;
  sample.methods = {{System::macos, "azure-vpn-client", azure::Tunnel::openvpn, kCertificate}};
  EXPECT_EQ(names_of(emit(sample, System::macos)), Names{"azurevpnconfig.xml"});
}

TEST(AzureEmitter, CreatesSameProfileWithoutAzuresFile) {
  KitSample sample;
  sample.serve("azure-vpn-client", kCertificate);
  sample.inputs.digests.sha1_hex = [](ByteView) {
    return std::string("854691DC8E14AE1A92D593CCB985728C8992888D");
  };
  const auto path = std::string("azurevpnconfig.xml");
  const auto vendor = read(emit(sample), path);
  sample.gateway.azure_vpn_profiles.clear();
  const auto own = read(emit(sample), path);
  EXPECT_EQ(own.client_hash, vendor.client_hash);
  EXPECT_EQ(own.client_root_hash, vendor.client_root_hash);
  EXPECT_EQ(own.servers, vendor.servers);
  EXPECT_EQ(own.server_secret, vendor.server_secret);
  EXPECT_EQ(own.server_root_hashes, vendor.server_root_hashes);
  EXPECT_EQ(own.name, vendor.name);
  EXPECT_EQ(own.transport, vendor.transport);
  EXPECT_EQ(own.generation, vendor.generation);
}

TEST(AzureEmitter, FillsInClientConfiguration) {
  KitSample sample;
  sample.serve("azure-vpn-client", kCertificate);
  sample.gateway.dns_suffixes = {".corp.example"};
  sample.gateway.dns_servers = {"10.1.0.53"};
  sample.inputs.settings.exclude_routes = {prefix("203.0.113.0/24")};
  sample.inputs.settings.forced_tunnel = true;
  const auto windows = read(emit(sample), "azurevpnconfig.xml");
  EXPECT_EQ(windows.dns_servers, std::vector<std::string>{"10.1.0.53"});
  EXPECT_EQ(windows.dns_suffixes, std::vector<std::string>{".corp.example"});
  EXPECT_EQ(windows.exclude_routes, std::vector{prefix("203.0.113.0/24")});
  EXPECT_EQ(windows.include_routes, (std::vector{prefix("0.0.0.0/1"), prefix("128.0.0.0/1")}));
  const auto macos = read(emit(sample, System::macos), "azurevpnconfig.xml");
  EXPECT_EQ(macos.include_routes, std::vector{prefix("0.0.0.0/0")});
}

TEST(AzureEmitter, ReportsUnsupportedIpv6Exclusion) {
  KitSample sample;
  sample.methods = {{System::windows, "azure-vpn-client", azure::Tunnel::openvpn, kCertificate}};
  sample.inputs.settings.exclude_routes = {prefix("2001:db8::/32")};
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-040"});
}

TEST(AzureEmitter, WritesEntraIdSettings) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.gateway.authentications = {kEntra};
  sample.gateway.entra = package::EntraSettings{"https://login.microsoftonline.com/a&b/",
                                                "a&b",
                                                "https://sts.windows.net/a&b/",
                                                "c632b3df",
                                                {}};
  sample.serve("azure-vpn-client", kEntra);
  Findings about_values;  // which are none of Azure's, so that each needs an escape
  const auto text = text_of(emit(sample), "azurevpnconfig.xml");
  const auto profile = package::read_azure_vpn_profile(as_bytes(text), "it", about_values);
  EXPECT_EQ(rules_of(about_values), Rules{"PKG-017"});
  EXPECT_EQ(profile.authentication, kEntra);
  EXPECT_EQ(profile.entra, sample.gateway.entra);
}

KitSample entra_sample(System system) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.gateway.authentications = {kEntra};
  sample.gateway.entra = package::EntraSettings{
      "https://login.microsoftonline.com/t/", "t", "https://sts.windows.net/t/", "c632b3df", {}};
  sample.methods = {{system, "azure-vpn-client", azure::Tunnel::openvpn, kEntra}};
  sample.inputs.settings.entra = {"41b23e61-6c1e-4545-b367-cd054e0ed4b4", false, true, true, true};
  return sample;
}

TEST(AzureEmitter, SetsHowPeopleSignIn) {
  const auto text = text_of(emit(entra_sample(System::windows)), "azurevpnconfig.xml");
  EXPECT_NE(text.find("\n      <cachesigninuser>false</cachesigninuser>\n"), std::string::npos);
  EXPECT_NE(text.find("\n      <enablegrouptoken>true</enablegrouptoken>\n"), std::string::npos);
  // Microsoft's pages add these after the tenant.
  EXPECT_NE(
      text.find(
          "</tenant>\n      <applicationid>41b23e61-6c1e-4545-b367-cd054e0ed4b4</applicationid>"
          "\n      <disableSso>true</disableSso>"
          "\n      <enabledevicesso>true</enabledevicesso>\n    </aad>"),
      std::string::npos);
}

TEST(AzureEmitter, SetsOptionsOfWindowsOnlyThere) {
  const auto text = text_of(emit(entra_sample(System::macos), System::macos), "azurevpnconfig.xml");
  EXPECT_NE(text.find("<applicationid>"), std::string::npos);
  EXPECT_EQ(text.find("sso>"), std::string::npos);
  EXPECT_EQ(text.find("Sso>"), std::string::npos);
}

TEST(AzureEmitter, ReplacesTheApplicationOfThePackage) {
  auto sample = entra_sample(System::windows);
  const std::string element = "<applicationid>c632b3df-fb67-4d84-bdcf-b95ad541b5c8</applicationid>";
  auto text = text_of(emit(sample), "azurevpnconfig.xml");
  const std::string set = "<applicationid>41b23e61-6c1e-4545-b367-cd054e0ed4b4</applicationid>";
  text.replace(text.find(set), set.size(), element);
  Findings ignored;
  sample.gateway.azure_vpn_profiles = {
      package::read_azure_vpn_profile(as_bytes(text), "azurevpnconfig.xml", ignored)};
  sample.inputs.settings.entra = {"00000000-1111-2222-3333-444444444444", {}, {}, {}, {}};
  const auto again = text_of(emit(sample), "azurevpnconfig.xml");
  text.replace(text.find(element), element.size(),
               "<applicationid>00000000-1111-2222-3333-444444444444</applicationid>");
  EXPECT_EQ(again, text);
}

TEST(AzureEmitter, LeavesCertificateProfilesWithoutSignIn) {
  KitSample sample;
  sample.methods = {{System::windows, "azure-vpn-client", azure::Tunnel::openvpn, kCertificate}};
  sample.inputs.settings.entra = {"a", true, true, true, true};
  EXPECT_EQ(text_of(emit(sample), "azurevpnconfig.xml").find("applicationid"), std::string::npos);
}

TEST(AzureEmitter, NamesFilesByAuthenticationMethod) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.gateway.authentications = {kCertificate, kEntra, kRadius};
  sample.gateway.entra = package::EntraSettings{
      "https://login.microsoftonline.com/t/", "t", "https://sts.windows.net/t/", "c632b3df", {}};
  for (const auto authentication : sample.gateway.authentications) {
    sample.methods.push_back(
        {System::windows, "azure-vpn-client", azure::Tunnel::openvpn, authentication});
  }
  const auto emitted = emit(sample);
  EXPECT_EQ(names_of(emitted), (Names{"azurevpnconfig_cert.xml", "Install-AzureVpnClient.ps1",
                                      "azurevpnconfig_aad.xml", "azurevpnconfig_radius.xml"}));
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-043"});
  EXPECT_EQ(read(emitted, "azurevpnconfig_radius.xml").authentication, kRadius);
}

TEST(AzureEmitter, ReportsMissingValue) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.gateway.server_roots.clear();
  const auto emitted = emit(sample.serve("azure-vpn-client", kCertificate));
  EXPECT_TRUE(emitted.files.empty());
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-042"});
}

TEST(AzureEmitter, TrustsEveryServerRoot) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.inputs.digests.sha1_hex = [](ByteView bytes) {
    return std::string(40, bytes.size() == 1 ? 'A' : 'B');
  };
  sample.gateway.server_roots.push_back(sample.gateway.server_roots.front());
  sample.gateway.server_roots.back().der.resize(1);
  const auto profile =
      read(emit(sample.serve("azure-vpn-client", kCertificate)), "azurevpnconfig.xml");
  EXPECT_EQ(profile.server_root_hashes,
            (std::vector<std::string>{std::string(40, 'B'), std::string(40, 'A')}));
}

TEST(AzureEmitter, KeepsAllCharactersOfConnectionName) {
  for (const auto* name : {"O'Brien \"R&D\" <x> $(id) %n", "naïve-Ж", "</name><name>", "]]>",
                           "{{server_secret}}", "&amp;"}) {
    KitSample sample;
    sample.gateway.azure_vpn_profiles.clear();
    sample.gateway.vnet_name = name;
    const auto emitted = emit(sample.serve("azure-vpn-client", kCertificate));
    EXPECT_EQ(read(emitted, "azurevpnconfig.xml").name, name);
  }
}

TEST(AzureEmitter, RejectsNameWithLineBreak) {
  KitSample sample;
  sample.gateway.azure_vpn_profiles.clear();
  sample.gateway.vnet_name = "vnet\ncorp";
  try {
    emit(sample.serve("azure-vpn-client", kCertificate));
    FAIL() << "a line break was let in";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
  }
}

}  // namespace
}  // namespace p2s::test
