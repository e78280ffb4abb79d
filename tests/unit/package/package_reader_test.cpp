// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace p2s::package {
namespace {

using test::kAzureVpn;
using test::kOpenVpn;
using test::kScript;
using test::kSettings;
using test::refusal;
using test::Rules;
using test::rules_of;
using test::SampleParts;
using test::says;
namespace fs = std::filesystem;

std::string data(std::string_view name) { return fmt::format("{}/vendor/{}", P2S_TEST_DATA, name); }

TEST(VendorPackage, PackageOf2022IsRead) {
  const VendorPackage package = read_vendor(data("azure-2022.zip"));
  EXPECT_EQ(package.generation, Generation::form_2022);
  EXPECT_EQ(package.files.size(), 4U);
  EXPECT_EQ(package.servers.size(), 1U);
  EXPECT_EQ(package.server_name, "11111111-2222-3333-4444-555555555555.vpn.azure.com");
  EXPECT_EQ(package.vnet_name, "vnet-demo");
  EXPECT_EQ(package.tunnels, std::vector{azure::Tunnel::openvpn});
  EXPECT_EQ(package.authentications, std::vector{azure::Method::certificate});
  ASSERT_EQ(package.server_roots.size(), 1U);
  EXPECT_EQ(package.server_roots[0].file_name, "VpnServerRoot.cer");
  EXPECT_EQ(package.tls_auth_key.size(), 512U);
  EXPECT_EQ(package.client_root_thumbprints.size(), 1U);
  EXPECT_NE(package.openvpn_profile(azure::Method::certificate), nullptr);
  EXPECT_EQ(package.openvpn_profile(azure::Method::entra), nullptr);
  EXPECT_EQ(package.openvpn_profile(azure::Method::radius), nullptr);
  EXPECT_NE(package.azure_vpn_profile(azure::Method::certificate), nullptr);
  EXPECT_EQ(package.azure_vpn_profile(azure::Method::entra), nullptr);
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, PackageOf2024IsRead) {
  const VendorPackage package = read_vendor(data("azure-2024.zip"));
  EXPECT_EQ(package.generation, Generation::form_2024);
  EXPECT_TRUE(package.has(azure::Tunnel::ikev2));
  EXPECT_TRUE(package.has(azure::Tunnel::openvpn));
  EXPECT_FALSE(package.has(azure::Tunnel::sstp));
  EXPECT_TRUE(package.has(azure::Method::certificate));
  EXPECT_EQ(package.server_roots[0].file_name, "VpnServerRoot.cer_0");
  EXPECT_EQ(package.routes.size(), 3U);
  EXPECT_EQ(package.pools.size(), 1U);
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, ReadsPackageForRadiusUsers) {
  const VendorPackage package = read_vendor(data("azure-2022-radius-eapmschapv2.zip"));
  EXPECT_EQ(package.generation, Generation::form_2022);
  EXPECT_EQ(package.eap_method, "EAPMSCHAPV2");
  EXPECT_EQ(package.tunnels, std::vector{azure::Tunnel::ikev2});
  EXPECT_EQ(package.authentications, std::vector{azure::Method::radius});
  EXPECT_EQ(package.server_roots.size(), 1U);
  EXPECT_TRUE(package.radius_roots.empty());
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, ReadsPackageForRadiusCertificates) {
  const VendorPackage package = read_vendor(data("azure-2022-radius-eaptls.zip"));
  EXPECT_EQ(package.eap_method, "EAPTLS");
  EXPECT_EQ(package.authentications, std::vector{azure::Method::radius});
  ASSERT_EQ(package.server_roots.size(), 1U);
  ASSERT_EQ(package.radius_roots.size(), 1U);
  EXPECT_EQ(package.radius_roots[0].file_name, "RadiusServerRoot.cer");
  EXPECT_NE(package.radius_roots[0].der, package.server_roots[0].der);
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, MergesAuthenticationTypes) {
  SampleParts parts(2022);
  parts["AzureVPN/azurevpnconfig_cert.xml"] = parts[kAzureVpn];
  parts["AzureVPN/azurevpnconfig_aad.xml"] = parts[kAzureVpn];
  parts["OpenVPN/vpnconfig_cert.ovpn"] = parts[kOpenVpn];
  parts.drop(kAzureVpn).drop(kOpenVpn);
  parts
      .change("AzureVPN/azurevpnconfig_aad.xml", "cert</type>\r\n    <user",
              "aad</type>\r\n    <user")
      .change("AzureVPN/azurevpnconfig_aad.xml", "<aad\r\n      i:nil=\"true\" />",
              "<aad><audience>41b23e61-6c1e-4545-b367-cd054e0ed4b4</audience>"
              "<issuer>https://sts.windows.net/11111111-2222-3333-4444-555555555555/</issuer>"
              "<tenant>https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/"
              "</tenant></aad>");
  const VendorPackage package = parts.read();
  EXPECT_EQ(package.authentications,
            (std::vector{azure::Method::certificate, azure::Method::entra}));
  ASSERT_NE(package.azure_vpn_profile(azure::Method::entra), nullptr);
  EXPECT_EQ(package.azure_vpn_profile(azure::Method::entra)->file_name,
            "AzureVPN/azurevpnconfig_aad.xml");
  EXPECT_EQ(package.openvpn_profile(azure::Method::certificate)->file_name,
            "OpenVPN/vpnconfig_cert.ovpn");
  ASSERT_TRUE(package.entra);
  EXPECT_EQ(package.entra->audience, "41b23e61-6c1e-4545-b367-cd054e0ed4b4");
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, EntraAloneNeedsNoOpenVpnProfile) {
  SampleParts parts(2022);
  parts.drop(kOpenVpn)
      .change(kAzureVpn, "cert</type>\r\n    <user", "aad</type>\r\n    <user")
      .change(kAzureVpn, "<aad\r\n      i:nil=\"true\" />",
              "<aad><audience>41b23e61-6c1e-4545-b367-cd054e0ed4b4</audience>"
              "<issuer>https://sts.windows.net/11111111-2222-3333-4444-555555555555/</issuer>"
              "<tenant>https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/"
              "</tenant></aad>");
  const VendorPackage package = parts.read();
  EXPECT_EQ(package.authentications, std::vector{azure::Method::entra});
  EXPECT_EQ(package.tls_auth_key.size(), 512U);
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, RadiusIsRecognised) {
  SampleParts password(2024);
  password.drop(kOpenVpn)
      .drop(kAzureVpn)
      .drop(kScript)
      .change(kSettings, "EAPTLS", "EAPMSCHAPV2")
      .change(kSettings, "IkeV2,OpenVPN", "IkeV2");
  EXPECT_EQ(password.read().authentications, std::vector{azure::Method::radius});
  EXPECT_TRUE(password.read().findings.empty());

  SampleParts certificate(2024);
  certificate.drop(kOpenVpn).drop(kAzureVpn).drop(kScript).change(kSettings, "IkeV2,OpenVPN",
                                                                  "IkeV2,SSTP");
  certificate["Generic/RadiusServerRoot.cer"] = certificate["Generic/VpnServerRoot.cer_0"];
  const VendorPackage package = certificate.read();
  EXPECT_EQ(package.authentications, std::vector{azure::Method::radius});
  EXPECT_EQ(package.radius_roots.size(), 1U);
  EXPECT_EQ(package.tunnels, (std::vector{azure::Tunnel::ikev2, azure::Tunnel::sstp}));
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, SeveralServerRootsAreKept) {
  SampleParts parts(2024);
  const std::string second(as_text(Bytes{0x30, 0x00}));
  parts["Generic/VpnServerRoot.cer_1"] = second;
  parts.change(kSettings, "  </CaCerts>", "<string>MAA=</string></CaCerts>")
      .change(kOpenVpn, "</ca>",
              "-----BEGIN CERTIFICATE-----\r\nMAA=\r\n-----END CERTIFICATE-----\r\n</ca>");
  const VendorPackage package = parts.read();
  ASSERT_EQ(package.server_roots.size(), 2U);
  EXPECT_EQ(package.server_roots[1].file_name, "VpnServerRoot.cer_1");
  EXPECT_TRUE(package.findings.empty());
}

TEST(VendorPackage, ReportsRootsMissingFromSomeParts) {
  SampleParts parts(2024);
  parts.drop("Generic/VpnServerRoot.cer_0");
  EXPECT_EQ(parts.read().server_roots.size(), 1U);
  parts["Generic/VpnServerRoot.cer"] = std::string(as_text(Bytes{0x30, 0x00}));
  const VendorPackage package = parts.read();
  ASSERT_EQ(package.server_roots.size(), 2U);
  EXPECT_EQ(package.server_roots[1].file_name, "VpnServerRoot.cer_0");
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-032"});
}

TEST(VendorPackage, PemRootsAreAccepted) {
  SampleParts parts(2024);
  const Bytes der = to_bytes(parts["Generic/VpnServerRoot.cer_0"]);
  parts["Generic/VpnServerRoot.cer_0"] =
      "-----BEGIN CERTIFICATE-----\n" + to_base64_lines(der) + "-----END CERTIFICATE-----\n";
  EXPECT_EQ(parts.read().server_roots[0].der, der);
  parts["Generic/VpnServerRoot.cer_0"] = "garbage";
  EXPECT_EQ(rules_of(parts.read().findings), Rules{"PKG-031"});
}

TEST(VendorPackage, MissingServerRootFileIsReported) {
  const auto package = SampleParts(2024).drop("Generic/VpnServerRoot.cer_0").read();
  EXPECT_EQ(package.server_roots.size(), 1U);
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-037"});
}

TEST(VendorPackage, MissingPartsAreReported) {
  EXPECT_EQ(rules_of(SampleParts(2022).drop(kSettings).read().findings), Rules{"PKG-001"});
  EXPECT_EQ(rules_of(SampleParts(2022).drop(kOpenVpn).read().findings), Rules{"PKG-003"});
  EXPECT_EQ(rules_of(SampleParts(2022).drop(kAzureVpn).read().findings), Rules{"PKG-003"});
  SampleParts rootless(2022);
  rootless.drop("Generic/VpnServerRoot.cer")
      .drop(kOpenVpn)
      .change(kSettings, "<CaCert>MII", "<CaCert>MIX");
  EXPECT_EQ(rules_of(rootless.read().findings), (Rules{"PKG-003", "PKG-030", "PKG-031"}));
}

TEST(VendorPackage, PackageWithoutSettingsStillNamesTheGateway) {
  const VendorPackage package = SampleParts(2024).drop(kSettings).read();
  EXPECT_EQ(package.generation, Generation::form_2024);
  EXPECT_EQ(package.servers.size(), 1U);
  EXPECT_EQ(package.vnet_name, "vnet-corp");
  // The profiles state OpenVPN, the script states IKEv2 and its routes.
  EXPECT_EQ(package.tunnels, (std::vector{azure::Tunnel::openvpn, azure::Tunnel::ikev2}));
  EXPECT_EQ(package.routes.size(), 4U);
  EXPECT_TRUE(package.pools.empty());
  EXPECT_EQ(package.unknown.at("pools"), "VpnSettings.xml is missing");
}

TEST(VendorPackage, InstallersAloneStateNothing) {
  SampleParts parts(2024);
  parts.files = {{"WindowsAmd64/VpnClientSetupAmd64.exe", "MZ"}};
  const VendorPackage package = parts.read();
  EXPECT_TRUE(package.tunnels.empty());
  EXPECT_TRUE(package.authentications.empty());
  EXPECT_EQ(package.unknown.at("tunnels"), "VpnSettings.xml is missing");
  EXPECT_EQ(rules_of(package.findings), (Rules{"PKG-001", "PKG-010"}));
}

TEST(VendorPackage, ReportsUnreadablePartAndUsesOthers) {
  SampleParts parts(2022);
  parts[kSettings] = "<!DOCTYPE x><VpnProfile/>";
  const VendorPackage package = parts.read();
  EXPECT_FALSE(package.settings);
  EXPECT_EQ(package.servers.size(), 1U);
  EXPECT_EQ(rules_of(package.findings), (Rules{"PKG-001", "PKG-002"}));
}

TEST(VendorPackage, ContradictionsAreReported) {
  struct Case {
    std::string_view part, from, to, rule;
  };
  for (const auto& [part, from, to, rule] :
       {Case{kAzureVpn, "<fqdn>azuregateway", "<fqdn>othergateway", "PKG-060"},
        Case{kOpenVpn, "remote azuregateway", "remote othergateway", "PKG-060"},
        Case{kSettings, "<VnetId>1", "<VnetId>2", "PKG-013"},
        Case{kAzureVpn, "vnet-demo", "vnet-other", "PKG-062"},
        Case{kAzureVpn, "<serversecret>b", "<serversecret>c", "PKG-061"},
        Case{kSettings, "10.0.0.0/16,10.1.0.0/16", "", "PKG-022"}}) {
    const VendorPackage package = SampleParts(2022).change(part, from, to).read();
    EXPECT_EQ(rules_of(package.findings), Rules{std::string(rule)}) << to;
  }
  const VendorPackage mixed =
      SampleParts(2022)
          .change(kAzureVpn, "<cert>\r\n      <hash>", "<Cert>\r\n      <hash>")
          .change(kAzureVpn, "</cert>\r\n    <serversecret>", "</Cert>\r\n    <serversecret>")
          .read();
  EXPECT_EQ(rules_of(mixed.findings), Rules{"PKG-063"});
}

TEST(VendorPackage, ReportsForeignGatewayNames) {
  SampleParts parts(2022);
  for (const auto part : {kSettings, kOpenVpn, kAzureVpn})
    parts.change(part, "0a1b2c3d4e5f.vpn.azure.com", "0a1b2c3d4e5f.example.com");
  EXPECT_EQ(rules_of(parts.read().findings), Rules{"PKG-012"});
}

TEST(VendorPackage, SecondCopyOfAPartIsIgnored) {
  SampleParts parts(2022);
  parts["copy/Generic/VpnSettings.xml"] = parts[kSettings];
  parts["__MACOSX/OpenVPN/._vpnconfig.ovpn"] = "metadata";
  const VendorPackage package = parts.read();
  EXPECT_EQ(rules_of(package.findings), Rules{"PKG-004"});
  EXPECT_EQ(package.openvpn_profiles.size(), 1U);
}

TEST(VendorPackage, CaseAndOuterFolderDoNotMatter) {
  SampleParts parts(2022);
  SampleParts moved(2022);
  moved.files.clear();
  for (const auto& [name, content] : parts.files) moved.files["corp/" + to_upper(name)] = content;
  EXPECT_TRUE(moved.read().findings.empty());
  EXPECT_EQ(moved.read().vnet_name, "vnet-demo");
}

TEST(VendorPackage, NamesTheZipInsideAZip) {
  const SampleParts parts(2024);
  const auto zip = parts.zip();
  try {
    read_vendor_files({{"readme.txt", {}}, {"download/azure.zip", zip}}, "mail.zip");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.hint(), "it contains a zip file: extract 'download/azure.zip' and use that");
  }
}

TEST(VendorPackage, TruncatedZipIsSaidToBe) {
  auto zip = SampleParts(2024).zip();
  for (const auto length : {zip.size() - 1, zip.size() / 2, std::size_t{100}}) {
    zip.resize(length);
    EXPECT_TRUE(says(refusal([&] { read_vendor_package(zip, "azure.zip"); }),
                     "'azure.zip' is a zip archive that is damaged or cut off"));
  }
}

TEST(VendorPackage, RejectsOtherArchives) {
  SampleParts parts(2022);
  EXPECT_TRUE(
      says(refusal([&] { read_vendor_package(as_bytes("not a zip"), "x.zip"); }), "not a zip"));
  parts.files = {{"letter.txt", "hello"}};
  EXPECT_TRUE(says(refusal([&] { parts.read(); }), "not a package of an Azure VPN gateway"));
  parts.files.clear();
  EXPECT_TRUE(says(refusal([&] { parts.read(); }), "not a package of an Azure VPN gateway"));
}

class VendorFolder : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& content) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
  test::TempDir folder_;
};

TEST_F(VendorFolder, UnpackedPackageIsRead) {
  for (const auto& [name, content] : SampleParts(2024).files) write(name, content);
  const VendorPackage package = read_vendor(folder_.path());
  EXPECT_EQ(package.files.size(), 7U);
  EXPECT_EQ(package.vnet_name, "vnet-corp");
  EXPECT_TRUE(package.findings.empty());
}

TEST_F(VendorFolder, NamesWithBackslashesAreRead) {
  for (const auto& [name, content] : SampleParts(2022).files)
    write(replace_all(name, "/", "\\"), content);
  const VendorPackage package = read_vendor_folder(folder_.path());
  EXPECT_EQ(package.files, read_vendor(data("azure-2022.zip")).files);
  EXPECT_TRUE(package.findings.empty());
}

TEST_F(VendorFolder, LinksAreNotFollowed) {
  for (const auto& [name, content] : SampleParts(2022).files) write(name, content);
  fs::create_symlink("/etc/passwd", folder_ / "OpenVPN/other.ovpn");
  fs::create_directory_symlink("..", folder_ / "OpenVPN/up");
  EXPECT_EQ(read_vendor_folder(folder_.path()).files.size(), 4U);
}

TEST_F(VendorFolder, RejectsOtherFolders) {
  write("a/letter.txt", "hello");
  EXPECT_TRUE(says(refusal([&] { read_vendor(folder_.path()); }), "not a package"));
  try {
    read_vendor_folder(folder_ / "missing");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::not_found);
  }
}

}  // namespace
}  // namespace p2s::package
