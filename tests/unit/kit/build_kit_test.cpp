// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"
#include "unit/kit/windows_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

using azure::Method;

// A current client certificate at a gateway with these authentication methods.
bool refuses_certificates(std::vector<azure::Method> served, const std::string& eap_method) {
  KitSample sample;
  sample.client.not_after = sample.inputs.as_of + std::chrono::days{365};
  sample.gateway.authentications = std::move(served);
  sample.gateway.eap_method = eap_method;
  const auto kit = kit::build_kit(sample.gateway, sample.client, sample.inputs);
  const auto rules = rules_of(kit.findings);
  return std::find(rules.begin(), rules.end(), "KIT-002") != rules.end();
}

TEST(BuildKit, ReportsGatewayWithoutCertificateAuthentication) {
  EXPECT_FALSE(refuses_certificates({azure::Method::certificate}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({azure::Method::entra}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({azure::Method::radius}, "EAPMSCHAPV2"));
}

TEST(BuildKit, AcceptsCertificatesVerifiedByRadius) {
  EXPECT_FALSE(refuses_certificates({azure::Method::radius}, "EAPTLS"));
}

// Paths and findings of a kit for rita, who has a password, at a RADIUS gateway.
kit::Kit kit_of_rita(const std::string& eap_method) {
  KitSample sample;
  sample.client = {};
  sample.client.name = "rita";
  sample.gateway.authentications = {azure::Method::radius};
  sample.gateway.eap_method = eap_method;
  sample.serve("native", azure::Method::radius, azure::Tunnel::ikev2);
  sample.inputs.methods = sample.methods;
  return kit::build_kit(sample.gateway, sample.client, sample.inputs);
}

bool has_eap_config(const kit::Kit& kit) {
  return std::any_of(kit.files.begin(), kit.files.end(), [](const kit::KitFile& file) {
    return file.path.starts_with("admin/always-on/eap-");
  });
}

TEST(BuildKit, CreatesNoCertificateProfileForUserWithoutCertificate) {
  const auto kit = kit_of_rita("EAPTLS");
  EXPECT_FALSE(has_eap_config(kit));
  const auto rules = rules_of(kit.findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-018"), 1);
}

TEST(BuildKit, CreatesPasswordProfilesForRadius) {
  const auto kit = kit_of_rita("EAPMSCHAPV2");
  EXPECT_TRUE(has_eap_config(kit));
  const auto rules = rules_of(kit.findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-018"), 0);
}

kit::Kit kit_of_alice(azure::Method served, std::vector<System> systems = {}) {
  KitSample sample;
  sample.client.key = "rsa:2048";
  sample.client.older_pfx = Secret("an older archive");
  sample.inputs.digests = {sample_hash, sample_hash};
  sample.inputs.systems = std::move(systems);
  sample.inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384"};
  sample.inputs.proposals.esp = {"aes256gcm16"};
  sample.gateway.authentications = {served};
  for (const auto tunnel : {azure::Tunnel::ikev2, azure::Tunnel::openvpn}) {
    for (const auto* software : {"native", "openvpn", "openvpn-connect", "strongswan"})
      sample.serve(software, Method::certificate, tunnel);
  }
  sample.serve("azure-vpn-client", served);
  if (served != Method::certificate)
    std::erase_if(sample.methods,
                  [](const auto& method) { return method.software != "azure-vpn-client"; });
  sample.inputs.methods = sample.methods;
  return kit::build_kit(sample.gateway, sample.client, sample.inputs);
}

std::vector<std::string> paths_with(const kit::Kit& kit, std::string_view part) {
  std::vector<std::string> paths;
  for (const auto& file : kit.files) {
    if (file.path.find(part) != std::string::npos) paths.push_back(file.path);
  }
  return paths;
}

TEST(BuildKit, HasEachCertificateOnce) {
  using Paths = std::vector<std::string>;
  const auto kit = kit_of_alice(Method::certificate);
  EXPECT_EQ(paths_with(kit, ".pfx").size(), 2U);
  EXPECT_EQ(paths_with(kit, "/server-root-1.cer"), Paths{"certificate/server-root-1.cer"});
  EXPECT_EQ(paths_with(kit_of_alice(Method::certificate, {System::windows}), ".pfx").size(), 1U);
  EXPECT_EQ(paths_with(kit_of_alice(Method::certificate, {System::macos}), "-apple.pfx").size(),
            1U);
}

TEST(BuildKit, SeparatesFilesOfAdministrators) {
  const auto kit = kit_of_alice(Method::certificate, {System::windows});
  EXPECT_EQ(paths_with(kit, "admin/").size(), 4U);
  EXPECT_LE(kit.files.size() - 4, 10U);
}

TEST(BuildKit, HasNoFilesIfNothingConnects) {
  KitSample sample;
  const auto kit = kit::build_kit(sample.gateway, sample.client, sample.inputs);
  EXPECT_TRUE(kit.files.empty());
  EXPECT_TRUE(kit.methods.empty());
  const auto rules = rules_of(kit.findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-019"), 1);
}

TEST(BuildKit, SaysOnceThatTheKeyIsMissing) {
  KitSample sample;
  sample.client.private_key = Secret();
  sample.client.pfx = Secret();
  const auto rules =
      rules_of(kit::build_kit(sample.gateway, sample.client, sample.inputs).findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-001"), 1);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-004"), 0);
}

TEST(BuildKit, HasNoPfxIfGatewayAcceptsNoCertificates) {
  const auto kit = kit_of_alice(Method::entra);
  EXPECT_FALSE(kit.methods.empty());
  EXPECT_TRUE(paths_with(kit, ".pfx").empty());
  const auto page = paths_with(kit, "START-HERE");
  ASSERT_EQ(page.size(), 1U);
  for (const auto& file : kit.files) {
    const bool named = file.content.text().find(".pfx") != std::string_view::npos;
    EXPECT_FALSE(file.path == page.front() && named);
  }
}

}  // namespace
}  // namespace p2s::test
