#include "unit/kit/kit_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

using package::Authentication;

// A certificate of today's client at a gateway that signs in by these.
bool refuses_certificates(std::vector<package::Authentication> served,
                          const std::string& eap_method) {
  KitSample sample;
  sample.client.not_after = sample.options.as_of + std::chrono::days{365};
  sample.gateway.authentications = std::move(served);
  sample.gateway.eap_method = eap_method;
  const auto kit = kit::build_kit(sample.gateway, sample.client, sample.options);
  const auto rules = rules_of(kit.findings);
  return std::find(rules.begin(), rules.end(), "KIT-002") != rules.end();
}

TEST(BuildKit, SaysWhenNobodyAtTheGatewayJudgesCertificates) {
  EXPECT_FALSE(refuses_certificates({package::Authentication::certificate}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({package::Authentication::entra_id}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({package::Authentication::radius}, "EAPMSCHAPV2"));
}

TEST(BuildKit, TakesCertificatesThatARadiusServerJudges) {
  EXPECT_FALSE(refuses_certificates({package::Authentication::radius}, "EAPTLS"));
}

// Paths of the kit of rita, who has a password, at a gateway of RADIUS; its findings too.
kit::Kit kit_of_rita(const std::string& eap_method) {
  KitSample sample;
  sample.client = {};
  sample.client.name = "rita";
  sample.gateway.authentications = {package::Authentication::radius};
  sample.gateway.eap_method = eap_method;
  sample.serve("native", package::Authentication::radius, package::Tunnel::ikev2);
  sample.options.ways = sample.ways;
  return kit::build_kit(sample.gateway, sample.client, sample.options);
}

bool has_eap_config(const kit::Kit& kit) {
  return std::any_of(kit.files.begin(), kit.files.end(), [](const kit::KitFile& file) {
    return file.path.starts_with("windows/native/eap-");
  });
}

TEST(BuildKit, MakesNoProfileThatWantsACertificateWhichAUserHasNot) {
  const auto kit = kit_of_rita("EAPTLS");
  EXPECT_FALSE(has_eap_config(kit));
  const auto rules = rules_of(kit.findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-018"), 1);
}

TEST(BuildKit, MakesProfilesForPasswordsThatTheRadiusServerTakes) {
  const auto kit = kit_of_rita("EAPMSCHAPV2");
  EXPECT_TRUE(has_eap_config(kit));
  const auto rules = rules_of(kit.findings);
  EXPECT_EQ(std::count(rules.begin(), rules.end(), "KIT-018"), 0);
}

}  // namespace
}  // namespace p2s::test
