#include "kit_sample.hpp"

#include <algorithm>

namespace p2s::test {
namespace {

using package::Authentication;

// A certificate of today's client at a gateway that signs in by these.
bool refuses_certificates(std::vector<Authentication> served, const std::string& eap_method) {
  KitSample sample;
  sample.client.not_after = sample.options.as_of + std::chrono::days{365};
  sample.gateway.authentications = std::move(served);
  sample.gateway.eap_method = eap_method;
  const auto kit = package::build_kit(sample.gateway, sample.client, sample.options);
  const auto rules = rules_of(kit.findings);
  return std::find(rules.begin(), rules.end(), "KIT-002") != rules.end();
}

TEST(BuildKit, SaysWhenNobodyAtTheGatewayJudgesCertificates) {
  EXPECT_FALSE(refuses_certificates({Authentication::certificate}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({Authentication::entra_id}, "EAPTLS"));
  EXPECT_TRUE(refuses_certificates({Authentication::radius}, "EAPMSCHAPV2"));
}

TEST(BuildKit, TakesCertificatesThatARadiusServerJudges) {
  EXPECT_FALSE(refuses_certificates({Authentication::radius}, "EAPTLS"));
}

// Paths of the kit of rita, who has a password, at a gateway of RADIUS; its findings too.
package::Kit kit_of_rita(const std::string& eap_method) {
  KitSample sample;
  sample.client = {};
  sample.client.name = "rita";
  sample.gateway.authentications = {Authentication::radius};
  sample.gateway.eap_method = eap_method;
  sample.serve("native", Authentication::radius, package::Tunnel::ikev2);
  sample.options.ways = sample.ways;
  return package::build_kit(sample.gateway, sample.client, sample.options);
}

bool has_eap_config(const package::Kit& kit) {
  return std::any_of(kit.files.begin(), kit.files.end(), [](const package::KitFile& file) {
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
