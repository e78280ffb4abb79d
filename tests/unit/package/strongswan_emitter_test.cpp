#include "kit_sample.hpp"

#include <nlohmann/json.hpp>

namespace p2s::test {
namespace {

using package::Authentication;
using Names = std::vector<std::string>;

constexpr auto kCertificate = Authentication::certificate;
constexpr auto kRadius = Authentication::radius;
constexpr auto kIkev2 = package::Tunnel::ikev2;

net::Prefix prefix(std::string_view text) { return net::Prefix::parse(text).prefix.value(); }

KitSample linux_sample(Authentication authentication = kCertificate) {
  KitSample sample;
  sample.options.digests.sha1_hex = [](ByteView) {
    return std::string("0123456789ABCDEF0123456789ABCDEF01234567");
  };
  sample.options.ike.ike_proposals = {"aes256gcm16-prfsha384-ecp384", "aes256-sha256-modp2048"};
  sample.options.ike.esp_proposals = {"aes256gcm16"};
  sample.serve("strongswan", authentication, kIkev2);
  return sample;
}

package::Emitted emit(const KitSample& sample) {
  return package::emit_strongswan(sample.context(), System::gnu_linux, sample.ways);
}

package::Emitted emit_android(const KitSample& sample) {
  return package::emit_strongswan_android(sample.context(), System::android, sample.ways);
}

bool has_line(const std::string& text, std::string_view wanted) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(),
                     [&](std::string_view line) { return trim(line) == wanted; });
}

TEST(StrongSwanEmitter, ChecksTheNameInTheCertificateOfTheServer) {
  const auto sample = linux_sample();
  const auto emitted = emit(sample);
  const auto swanctl = text_of(emitted, "swanctl/conf.d/vnet-corp.conf");
  EXPECT_TRUE(has_line(swanctl, "auth = eap-tls"));
  EXPECT_TRUE(has_line(swanctl, "aaa_id = \"" + sample.gateway.server_name + "\""));
  EXPECT_TRUE(has_line(swanctl, "remote_addrs = \"" + sample.gateway.servers.front() + "\""));
  EXPECT_TRUE(has_line(swanctl, "proposals = aes256gcm16-prfsha384-ecp384,aes256-sha256-modp2048"));
  const auto ipsec = text_of(emitted, "ipsec/vnet-corp.conf");
  EXPECT_TRUE(has_line(ipsec, "rightid=\"%" + sample.gateway.servers.front() + "\""));
  EXPECT_TRUE(emitted.findings.empty());
}

TEST(StrongSwanEmitter, TakesEveryServerRoot) {
  auto sample = linux_sample();
  sample.gateway.server_roots.push_back({"second", to_bytes("second root")});
  const auto emitted = emit(sample);
  EXPECT_TRUE(has_line(text_of(emitted, "swanctl/conf.d/vnet-corp.conf"),
                       "cacerts = vnet-corp-root-1.pem,vnet-corp-root-2.pem"));
  const auto pem = to_base64(to_bytes("second root"));
  EXPECT_NE(text_of(emitted, "swanctl/x509ca/vnet-corp-root-2.pem").find(pem), std::string::npos);
  EXPECT_NE(text_of(emitted, "ipsec/cacerts/vnet-corp-root-2.pem").find(pem), std::string::npos);
  EXPECT_NE(text_of(emitted, "install.sh").find("vnet-corp-root-2.pem"), std::string::npos);
}

TEST(StrongSwanEmitter, PutsTheKeyWhereStrongSwanLooksForIt) {
  auto sample = linux_sample();
  sample.client.key = "ec:p256";
  const auto emitted = emit(sample);
  EXPECT_EQ(text_of(emitted, "swanctl/private/vnet-corp.pem"), sample.client.private_key.text());
  EXPECT_EQ(text_of(emitted, "ipsec/private/vnet-corp.pem"), sample.client.private_key.text());
  EXPECT_EQ(text_of(emitted, "ipsec/vnet-corp.secrets"), ": ECDSA vnet-corp.pem\n");
}

TEST(StrongSwanEmitter, AsksForIpv6OnlyWhereAPoolHasIt) {
  auto sample = linux_sample();
  EXPECT_TRUE(has_line(text_of(emit(sample), "swanctl/conf.d/vnet-corp.conf"), "vips = 0.0.0.0"));
  sample.gateway.pools.push_back(prefix("fd00:1::/64"));
  EXPECT_TRUE(
      has_line(text_of(emit(sample), "swanctl/conf.d/vnet-corp.conf"), "vips = 0.0.0.0,::"));
}

TEST(StrongSwanEmitter, SendsEverythingThroughTheTunnelWhenWished) {
  auto sample = linux_sample();
  sample.options.wishes.forced_tunnel = true;
  sample.options.ike.rekey_seconds = 24300;
  const auto text = text_of(emit(sample), "swanctl/conf.d/vnet-corp.conf");
  EXPECT_TRUE(has_line(text, "remote_ts = 0.0.0.0/0"));
  EXPECT_TRUE(has_line(text, "rekey_time = 24300s"));
}

TEST(StrongSwanEmitter, SaysWhatItCannotDo) {
  auto sample = linux_sample(kRadius);
  EXPECT_TRUE(emit(sample).files.empty());
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-030"});
  sample = linux_sample();
  sample.options.wishes.exclude_routes = {prefix("203.0.113.0/24")};
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-032"});
  sample.gateway.server_roots.clear();
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-031"});
}

TEST(StrongSwanApp, GetsCertificateRoutesAndRoot) {
  auto sample = linux_sample();
  sample.gateway.dns_servers = {"10.1.0.53"};
  const auto emitted = emit_android(sample);
  ASSERT_EQ(names_of(emitted), Names{"vnet-corp.sswan"});
  const auto profile = nlohmann::json::parse(text_of(emitted, "vnet-corp.sswan"));
  EXPECT_EQ(profile.at("type"), "ikev2-cert");
  EXPECT_EQ(profile.at("remote").at("addr"), sample.gateway.servers.front());
  EXPECT_EQ(profile.at("remote").at("cert"), to_base64(sample.gateway.server_roots.front().der));
  EXPECT_EQ(profile.at("local").at("p12"), to_base64(to_bytes("an archive")));
  EXPECT_EQ(profile.at("dns-servers"), Names{"10.1.0.53"});
  EXPECT_EQ(profile.at("split-tunneling").at("subnets").size(), sample.gateway.routes.size());
  EXPECT_FALSE(profile.contains("ike-proposal"));
  EXPECT_TRUE(emitted.findings.empty());
}

TEST(StrongSwanApp, ReliesOnTheDeviceForSeveralRoots) {
  auto sample = linux_sample();
  sample.gateway.server_roots.push_back({"second", to_bytes("second root")});
  const auto emitted = emit_android(sample);
  const auto profile = nlohmann::json::parse(text_of(emitted, "vnet-corp.sswan"));
  EXPECT_FALSE(profile.at("remote").contains("cert"));
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-025"});
}

TEST(StrongSwanApp, AsksUsersOfRadiusForNameAndPassword) {
  auto sample = linux_sample(kRadius);
  sample.client = package::ClientMaterial{};
  sample.client.name = "rita";
  const auto emitted = emit_android(sample);
  ASSERT_EQ(names_of(emitted), Names{"vnet-corp-radius.sswan"});
  const auto profile = nlohmann::json::parse(text_of(emitted, "vnet-corp-radius.sswan"));
  EXPECT_EQ(profile.at("type"), "ikev2-eap");
  EXPECT_FALSE(profile.contains("local"));
}

TEST(StrongSwanApp, OffersACustomPolicyAndKeepsPrefixesOutside) {
  auto sample = linux_sample();
  sample.options.ike.custom = {{"GCMAES256", "SHA384", "ECP384", "GCMAES256", "GCMAES256", "None"}};
  sample.options.wishes.forced_tunnel = true;
  sample.options.wishes.exclude_routes = {prefix("203.0.113.0/24")};
  const auto profile = nlohmann::json::parse(text_of(emit_android(sample), "vnet-corp.sswan"));
  EXPECT_EQ(profile.at("ike-proposal"), "aes256gcm16-prfsha384-ecp384");
  EXPECT_EQ(profile.at("esp-proposal"), "aes256gcm16");
  EXPECT_EQ(profile.at("split-tunneling"), nlohmann::json({{"excluded", Names{"203.0.113.0/24"}}}));
}

}  // namespace
}  // namespace p2s::test
