// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

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
    return file.path.starts_with("windows/native/eap-");
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

}  // namespace
}  // namespace p2s::test
