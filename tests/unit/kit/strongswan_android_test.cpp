// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace p2s::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;
using azure::Method;

constexpr auto kIkev2 = azure::Tunnel::ikev2;

kit::Emitted emit(const KitSample& sample) {
  return kit::strongswan_android.emit(sample.context(), System::android, sample.methods);
}

KitSample served(azure::Method authentication) {
  KitSample sample;
  sample.serve("strongswan", authentication, kIkev2);
  return sample;
}

Json profile_of(const KitSample& sample) {
  return Json::parse(text_of(emit(sample), "vnet-corp.sswan"));
}

std::vector<net::Prefix> prefixes(std::string_view text) {
  return {net::Prefix::parse(text).prefix.value()};
}

TEST(StrongSwanApp, ContainsIdentityAndOneRoot) {
  auto sample = served(azure::Method::certificate);
  sample.client.older_pfx = Secret("an older archive");
  const auto profile = profile_of(sample);
  EXPECT_EQ(profile["type"], "ikev2-cert");
  EXPECT_EQ(profile["name"], sample.gateway.vnet_name);
  EXPECT_EQ(profile["remote"]["addr"], sample.gateway.servers.front());
  EXPECT_EQ(profile["remote"]["cert"], to_base64(sample.gateway.server_roots.front().der));
  EXPECT_EQ(profile["local"]["p12"], to_base64(to_bytes("an older archive")));
  EXPECT_EQ(profile["split-tunneling"]["subnets"].size(), sample.gateway.routes.size());
  EXPECT_FALSE(profile.contains("ike-proposal"));
  EXPECT_TRUE(emit(sample).findings.empty());
}

TEST(StrongSwanApp, UsesRootsOfDeviceForSeveralRootsAndReportsIt) {
  auto sample = served(azure::Method::certificate);
  sample.gateway.server_roots.push_back({"VpnServerRoot.cer_1", to_bytes("another")});
  EXPECT_FALSE(profile_of(sample)["remote"].contains("cert"));
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-025"});
}

TEST(StrongSwanApp, AppliesRoutesSettingsDnsAndPolicy) {
  auto sample = served(azure::Method::certificate);
  sample.inputs.settings.exclude_routes = prefixes("203.0.113.0/24");
  sample.gateway.dns_servers = {"10.1.0.53"};
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA384", "ECP384", "GCMAES256", "GCMAES256", "None"}};
  sample.inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384"};
  sample.inputs.proposals.esp = {"aes256gcm16"};
  auto profile = profile_of(sample);
  EXPECT_EQ(profile["split-tunneling"]["excluded"], Names{"203.0.113.0/24"});
  EXPECT_EQ(profile["dns-servers"], Names{"10.1.0.53"});
  EXPECT_EQ(profile["ike-proposal"], "aes256gcm16-prfsha384-ecp384");
  EXPECT_EQ(profile["esp-proposal"], "aes256gcm16");
  sample.inputs.settings.forced_tunnel = true;
  EXPECT_FALSE(profile_of(sample)["split-tunneling"].contains("subnets"));
}

TEST(StrongSwanApp, PromptsRadiusUsersForPassword) {
  auto sample = served(azure::Method::radius);
  sample.gateway.eap_method = "EAPMSCHAPV2";
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  const auto emitted = emit(sample);
  EXPECT_EQ(names_of(emitted), Names{"vnet-corp-radius.sswan"});
  const auto profile = Json::parse(text_of(emitted, "vnet-corp-radius.sswan"));
  EXPECT_EQ(profile["type"], "ikev2-eap");
  EXPECT_FALSE(profile.contains("local"));
}

TEST(StrongSwanApp, UsesCertificateForRadiusWithEapTls) {
  auto sample = served(azure::Method::radius);
  sample.gateway.eap_method = "EAPTLS";
  auto emitted = emit(sample);
  const auto profile = Json::parse(text_of(emitted, "vnet-corp-radius.sswan"));
  EXPECT_EQ(profile["type"], "ikev2-eap-tls");
  EXPECT_EQ(profile["local"]["p12"], to_base64(to_bytes("an archive")));
  EXPECT_EQ(profile["remote"]["cert"], to_base64(sample.gateway.server_roots.front().der));
  EXPECT_TRUE(emitted.findings.empty());
  sample.gateway.radius_roots = {{"RadiusServerRoot.cer", to_bytes("another")}};
  emitted = emit(sample);
  EXPECT_FALSE(Json::parse(text_of(emitted, "vnet-corp-radius.sswan"))["remote"].contains("cert"));
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-025"});
}

TEST(StrongSwanApp, CreatesNoRadiusCertificateProfileWithoutCertificate) {
  auto sample = served(azure::Method::radius);
  sample.gateway.eap_method = "EAPTLS";
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  EXPECT_TRUE(emit(sample).files.empty());
}

TEST(StrongSwanApp, KeepsUuidUntilCertificateChanges) {
  auto sample = served(azure::Method::certificate);
  sample.inputs.digests.sha1_hex = [](ByteView bytes) {
    return to_hex(bytes.last(20));  // the name ends with the thumbprint
  };
  const auto before = profile_of(sample)["uuid"];
  EXPECT_EQ(profile_of(sample)["uuid"], before);
  sample.client.thumbprint = std::string(40, '1');
  EXPECT_NE(profile_of(sample)["uuid"], before);
}

TEST(StrongSwanApp, EscapesSpecialCharactersInNames) {
  auto sample = served(azure::Method::certificate);
  sample.gateway.vnet_name = "a \"b\\c\" <\u0416> $(id)";
  const auto emitted = emit(sample);
  ASSERT_EQ(emitted.files.size(), 1U);
  EXPECT_EQ(Json::parse(emitted.files.front().content.text())["name"], sample.gateway.vnet_name);
}

TEST(StrongSwanApp, CreatesNothingWithoutArchiveOrGateway) {
  auto sample = served(azure::Method::certificate);
  sample.client.pfx = Secret();
  EXPECT_TRUE(emit(sample).files.empty());
  sample.gateway.servers.clear();
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-026"});
}

}  // namespace
}  // namespace p2s::test
