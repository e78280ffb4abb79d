// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"
#include "unit/kit/windows_sample.hpp"

#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/mdm.hpp>
#include <p2s/package/readers/intune_reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

using azure::Method;
using azure::Tunnel;

/// Every client software that an MDM can set up.
KitSample everything(int year = 2024) {
  KitSample sample(year);
  sample.inputs.digests = {sample_hash, sample_hash};
  for (const auto method : {Method::certificate, Method::radius}) {
    for (const auto system : {System::windows, System::macos, System::ios})
      sample.inputs.methods.push_back(
          {system, std::string(azure::kNativeClient), Tunnel::ikev2, method});
    sample.inputs.methods.push_back(
        {System::android, std::string(azure::kStrongswanClient), Tunnel::ikev2, method});
  }
  sample.inputs.methods.push_back(
      {System::windows, std::string(azure::kAzureVpnClient), Tunnel::openvpn, Method::certificate});
  sample.gateway.authentications = {Method::certificate, Method::radius};
  sample.gateway.eap_method = "EAPMSCHAPV2";
  return sample;
}

kit::MdmSettings with_scep() {
  kit::MdmSettings settings;
  settings.scep = kit::ScepServer{"https://scep.example/<a&b>", Secret("s3cret&<")};
  return settings;
}

kit::MdmSet build(const KitSample& sample, const kit::MdmSettings& settings = {}) {
  return kit::build_mdm_set(sample.gateway, sample.inputs, settings);
}

std::vector<std::string> paths(const kit::MdmSet& set) {
  std::vector<std::string> found;
  for (const auto& file : set.files) found.push_back(file.path);
  return found;
}

std::string content(const kit::MdmSet& set, std::string_view path) {
  const auto found = std::find_if(set.files.begin(), set.files.end(),
                                  [&](const kit::KitFile& file) { return file.path == path; });
  return found == set.files.end() ? std::string() : std::string(found->content.text());
}

std::string uri(const kit::MdmSet& set, std::string_view file) {
  const auto found = std::find_if(set.nodes.begin(), set.nodes.end(),
                                  [&](const kit::MdmNode& node) { return node.file == file; });
  return found == set.nodes.end() ? std::string() : found->uri;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

using Paths = std::vector<std::string>;

TEST(MdmSet, HasAFileForEachClientAndMethod) {
  EXPECT_EQ(
      paths(build(everything(), with_scep())),
      (Paths{"README.md", "SHA256SUMS", "android/strongswan.json", "certificate/server-root-1.cer",
             "ios/vnet-corp-radius.mobileconfig", "ios/vnet-corp.mobileconfig",
             "macos/vnet-corp-radius.mobileconfig", "macos/vnet-corp.mobileconfig",
             "windows/azure-vpn-client-certificate.xml", "windows/ikev2-certificate.xml",
             "windows/ikev2-device.xml", "windows/ikev2-radius.xml"}));
}

TEST(MdmSet, WindowsSelectsTheCertificateByItsRoot) {
  const auto sample = everything();
  const auto set = build(sample);
  EXPECT_TRUE(has(content(set, "windows/ikev2-certificate.xml"), "<IssuerHash>"));
  Findings findings;
  const auto file = content(set, "windows/azure-vpn-client-certificate.xml");
  const auto read = package::read_intune_profile(as_bytes(file), "it", findings);
  EXPECT_EQ(rules_of(findings), Rules{});
  ASSERT_TRUE(read.profile);
  EXPECT_EQ(read.servers, sample.gateway.servers);
  EXPECT_EQ(read.profile->client_hash, "");
  EXPECT_EQ(read.profile->client_root_hash, sample.gateway.client_root_thumbprints.front());
}

TEST(MdmSet, RemovesTheCertificateOfAFilledInProfile) {
  auto sample = everything();
  auto& profile = sample.gateway.azure_vpn_profiles.front();
  const std::string none = "<hash i:nil=\"true\" />";
  const auto at = profile.text.find(none, profile.text.find("<cert>"));
  ASSERT_NE(at, std::string::npos);
  profile.text.replace(at, none.size(), "<hash>" + std::string(40, 'a') + "</hash>");
  profile.client_hash = std::string(40, 'A');
  const auto set = build(sample);
  EXPECT_FALSE(has(content(set, "windows/azure-vpn-client-certificate.xml"), std::string(40, 'a')));
}

TEST(MdmSet, NamesTheNodeAsTheConnection) {
  auto sample = everything();
  sample.gateway.vnet_name = "R&D über/x";
  const auto set = build(sample);
  EXPECT_EQ(uri(set, "windows/ikev2-certificate.xml"),
            "./User/Vendor/MSFT/VPNv2/R%26D%20%C3%BCber-x/ProfileXML");
  EXPECT_EQ(uri(set, "windows/ikev2-device.xml"),
            "./Device/Vendor/MSFT/VPNv2/R%26D%20%C3%BCber-x%20device/ProfileXML");
  EXPECT_EQ(uri(set, "windows/azure-vpn-client-certificate.xml"),
            "./User/Vendor/MSFT/VPNv2/vnet-corp/ProfileXML");
}

TEST(MdmSet, ConnectsAutomaticallyOnlyIfAskedTo) {
  auto sample = everything();
  const auto automatic = [&](std::string_view file) {
    return has(content(build(sample), file), "<AlwaysOn>true<");
  };
  EXPECT_FALSE(automatic("windows/ikev2-certificate.xml"));
  EXPECT_FALSE(automatic("windows/azure-vpn-client-certificate.xml"));
  EXPECT_TRUE(automatic("windows/ikev2-device.xml"));
  sample.inputs.settings.always_on = true;
  EXPECT_TRUE(automatic("windows/ikev2-certificate.xml"));
  EXPECT_TRUE(automatic("windows/azure-vpn-client-certificate.xml"));
}

TEST(MdmSet, AppleDevicesRequestTheirCertificate) {
  const auto file = content(build(everything(), with_scep()), "macos/vnet-corp.mobileconfig");
  EXPECT_TRUE(has(file, "<string>com.apple.security.scep</string>"));
  EXPECT_TRUE(has(file, "<string>https://scep.example/&lt;a&amp;b&gt;</string>"));
  EXPECT_TRUE(has(file, "<string>s3cret&amp;&lt;</string>"));
  EXPECT_TRUE(has(file, "<key>LocalIdentifier</key><string>$USERNAME</string>"));
  EXPECT_FALSE(has(file, "com.apple.security.pkcs12"));
}

TEST(MdmSet, SaysThatAppleProfilesLackAScepServer) {
  const auto set = build(everything());
  EXPECT_EQ(content(set, "macos/vnet-corp.mobileconfig"), "");
  EXPECT_NE(content(set, "macos/vnet-corp-radius.mobileconfig"), "");
  const auto scep = std::count_if(set.left_out.begin(), set.left_out.end(),
                                  [](const kit::MdmOmission& each) { return each.needs_scep; });
  EXPECT_EQ(scep, 2);
  EXPECT_TRUE(has(content(set, "README.md"), "- built-in client of macOS: it requests"));
}

TEST(MdmSet, NothingIsPersonal) {
  const auto sample = everything();
  const auto set = build(sample, with_scep());
  for (const auto& file : set.files) {
    const std::string_view text = file.content.text();
    EXPECT_FALSE(has(text, sample.client.name)) << file.path;
    EXPECT_FALSE(has(to_lower(text), to_lower(sample.client.thumbprint))) << file.path;
  }
}

TEST(MdmSet, SaysWhyAPartIsMissing) {
  auto sample = everything();
  sample.gateway.tunnels = {Tunnel::openvpn};
  sample.inputs.methods = {
      {System::macos, std::string(azure::kAzureVpnClient), Tunnel::openvpn, Method::entra}};
  sample.gateway.authentications = {Method::entra};
  sample.gateway.entra = package::EntraSettings{};
  const auto set = build(sample);
  EXPECT_EQ(paths(set), (Paths{"README.md", "SHA256SUMS", "certificate/server-root-1.cer",
                               "macos/azurevpnconfig.xml"}));
  ASSERT_FALSE(set.left_out.empty());
  EXPECT_EQ(set.left_out.front().what, "built-in client of Windows");
  EXPECT_EQ(set.left_out.front().reason, "the gateway does not offer IKEv2");
}

TEST(MdmSet, IsEmptyWithoutAProfile) {
  auto sample = everything();
  sample.inputs.methods.clear();
  const auto set = build(sample);
  EXPECT_EQ(paths(set), Paths{});
  EXPECT_EQ(rules_of(set.findings), Rules{"KIT-080"});
}

TEST(MdmSet, ReportsOtherRootsOfTheGateway) {
  auto sample = everything();
  sample.gateway.client_root_thumbprints.emplace_back(40, 'B');
  const auto set = build(sample);
  const auto rules = rules_of(set.findings);
  EXPECT_TRUE(std::find(rules.begin(), rules.end(), "KIT-082") != rules.end());
  const auto eap = content(set, "windows/ikev2-certificate.xml");
  EXPECT_TRUE(has(eap, "<IssuerHash>BB BB"));
}

TEST(MdmSet, LeavesOutAConnectionWithASlash) {
  auto sample = everything();
  auto& text = sample.gateway.azure_vpn_profiles.front().text;
  const auto at = text.find("<name>") + 6;
  text.replace(at, text.find("</name>") - at, "a/b");
  const auto set = build(sample);
  EXPECT_EQ(content(set, "windows/azure-vpn-client-certificate.xml"), "");
  const auto rules = rules_of(set.findings);
  EXPECT_TRUE(std::find(rules.begin(), rules.end(), "KIT-081") != rules.end());
}

}  // namespace
}  // namespace p2s::test
