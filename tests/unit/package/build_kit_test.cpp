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

}  // namespace
}  // namespace p2s::test
