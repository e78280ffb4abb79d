// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace p2s::test {
namespace {

using azure::Method;
using Names = std::vector<std::string>;

constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kRadius = azure::Method::radius;
constexpr auto kIkev2 = azure::Tunnel::ikev2;

net::Prefix prefix(std::string_view text) { return net::Prefix::parse(text).prefix.value(); }

KitSample linux_sample(azure::Method authentication = kCertificate) {
  KitSample sample;
  sample.inputs.digests.sha1_hex = [](ByteView) {
    return std::string("0123456789ABCDEF0123456789ABCDEF01234567");
  };
  sample.inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384", "aes256-sha256-modp2048"};
  sample.inputs.proposals.esp = {"aes256gcm16"};
  sample.serve("strongswan", authentication, kIkev2);
  return sample;
}

kit::Emitted emit(const KitSample& sample) {
  return kit::strongswan_linux.emit(sample.context(), System::gnu_linux, sample.methods);
}

kit::Emitted emit_android(const KitSample& sample) {
  return kit::strongswan_android.emit(sample.context(), System::android, sample.methods);
}

bool has_line(const std::string& text, std::string_view wanted) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(),
                     [&](std::string_view line) { return trim(line) == wanted; });
}

TEST(StrongSwanEmitter, VerifiesNameInServerCertificate) {
  const auto sample = linux_sample();
  const auto emitted = emit(sample);
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "auth = eap-tls"));
  EXPECT_TRUE(has_line(swanctl, "aaa_id = \"" + sample.gateway.server_name + "\""));
  EXPECT_TRUE(has_line(swanctl, "remote_addrs = \"" + sample.gateway.servers.front() + "\""));
  EXPECT_TRUE(has_line(swanctl, "proposals = aes256gcm16-prfsha384-ecp384,aes256-sha256-modp2048"));
  const auto ipsec = text_of(emitted, "ipsec.conf");
  EXPECT_TRUE(has_line(ipsec, "rightid=\"%" + sample.gateway.servers.front() + "\""));
  EXPECT_TRUE(emitted.findings.empty());
}

TEST(StrongSwanEmitter, ContainsEveryServerRoot) {
  auto sample = linux_sample();
  sample.gateway.server_roots.push_back({"second", to_bytes("second root")});
  const auto emitted = emit(sample);
  EXPECT_TRUE(has_line(text_of(emitted, "swanctl.conf"),
                       "cacerts = vnet-corp-root-1.pem,vnet-corp-root-2.pem"));
  const auto pem = to_base64(to_bytes("second root"));
  EXPECT_NE(shared_text(emitted, "server-root-2.pem").find(pem), std::string::npos);
  for (const auto* folder : {"/etc/swanctl/x509ca/", "/etc/ipsec.d/cacerts/"})
    EXPECT_TRUE(has_line(emitted.installer,
                         "put \"" + std::string(folder) +
                             "vnet-corp-root-2.pem\" <\"$certificates/server-root-2.pem\""));
}

TEST(StrongSwanEmitter, WritesKeyInStrongSwanFolder) {
  auto sample = linux_sample();
  sample.client.key = "ec:p256";
  const auto emitted = emit(sample);
  EXPECT_TRUE(shared_text(emitted, "client.pem").ends_with(sample.client.private_key.text()));
  EXPECT_TRUE(
      has_line(emitted.installer, "pem 'PRIVATE KEY' | put \"/etc/swanctl/private/$name.pem\""));
  EXPECT_TRUE(
      has_line(emitted.installer, "pem 'PRIVATE KEY' | put \"/etc/ipsec.d/private/$name.pem\""));
  EXPECT_TRUE(has_line(emitted.installer, "say \": ECDSA $name.pem\" | put \"$ipsec_secret\""));
}

TEST(StrongSwanEmitter, RequestsIpv6OnlyIfPoolHasIt) {
  auto sample = linux_sample();
  EXPECT_TRUE(has_line(text_of(emit(sample), "swanctl.conf"), "vips = 0.0.0.0"));
  sample.gateway.pools.push_back(prefix("fd00:1::/64"));
  EXPECT_TRUE(has_line(text_of(emit(sample), "swanctl.conf"), "vips = 0.0.0.0,::"));
}

TEST(StrongSwanEmitter, SendsAllTrafficIfConfigured) {
  auto sample = linux_sample();
  sample.inputs.settings.forced_tunnel = true;
  sample.inputs.proposals.rekey_seconds = 24300;
  const auto text = text_of(emit(sample), "swanctl.conf");
  EXPECT_TRUE(has_line(text, "remote_ts = 0.0.0.0/0"));
  EXPECT_TRUE(has_line(text, "rekey_time = 24300s"));
}

TEST(StrongSwanEmitter, ReportsUnsupportedSettings) {
  auto sample = linux_sample(kRadius);
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  sample.gateway.eap_method = "EAPTLS";
  EXPECT_TRUE(emit(sample).files.empty());
  sample.gateway.server_roots.clear();
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-031"});
}

TEST(StrongSwanEmitter, ExcludesPrefixesByPolicyPerAddressFamily) {
  auto sample = linux_sample();
  sample.inputs.settings.exclude_routes = {prefix("203.0.113.0/24"), prefix("2001:db8::/32"),
                                           prefix("192.0.2.0/25")};
  const auto emitted = emit(sample);
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "mode = pass"));
  EXPECT_TRUE(has_line(swanctl, "remote_ts = 203.0.113.0/24,192.0.2.0/25"));
  EXPECT_TRUE(has_line(swanctl, "remote_ts = 2001:db8::/32"));
  const auto ipsec = text_of(emitted, "ipsec.conf");
  EXPECT_TRUE(has_line(ipsec, "conn vnet-corp-outside-ipv4"));
  EXPECT_TRUE(has_line(ipsec, "rightsubnet=203.0.113.0/24,192.0.2.0/25"));
  EXPECT_TRUE(has_line(ipsec, "conn vnet-corp-outside-ipv6"));
  EXPECT_TRUE(has_line(ipsec, "rightsubnet=2001:db8::/32"));
  EXPECT_TRUE(emitted.findings.empty());
  sample.inputs.settings.exclude_routes.clear();
  EXPECT_EQ(text_of(emit(sample), "swanctl.conf").find("outside"), std::string::npos);
}

KitSample radius_user() {
  auto sample = linux_sample(kRadius);
  sample.gateway.eap_method = "EAPMSCHAPV2";
  sample.client = kit::ClientMaterial{};
  sample.client.name = "O'Brien \"R&D\" <x>";
  return sample;
}

TEST(StrongSwanEmitter, PromptsRadiusUsersForPasswordDuringInstallation) {
  const auto sample = radius_user();
  const auto emitted = emit(sample);
  EXPECT_TRUE(emitted.findings.empty());
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "auth = eap-mschapv2"));
  EXPECT_TRUE(has_line(swanctl, R"(eap_id = "O'Brien \"R&D\" <x>")"));
  const auto ipsec = text_of(emitted, "ipsec.conf");
  EXPECT_TRUE(has_line(ipsec, "leftauth=eap-mschapv2"));
  EXPECT_TRUE(has_line(ipsec, R"(eap_identity="O'Brien \"R&D\" <x>")"));
  EXPECT_EQ(shared_text(emitted, "client.pem"), "");
  EXPECT_EQ(emitted.installer.find("private"), std::string::npos);
  EXPECT_NE(emitted.installer.find("stty -echo"), std::string::npos);
}

TEST(StrongSwanEmitter, VerifiesGatewayByEitherNameBeforeSendingPassword) {
  const auto sample = radius_user();
  const auto emitted = emit(sample);
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "id = \"" + sample.gateway.servers.front() + "\""));
  EXPECT_TRUE(has_line(swanctl, "id = \"CN=" + sample.gateway.server_name + "\""));
  EXPECT_FALSE(has_line(swanctl, "id = %any"));
  EXPECT_TRUE(has_line(text_of(emitted, "ipsec.conf"),
                       "rightid=\"%" + sample.gateway.servers.front() + "\""));
}

TEST(StrongSwanEmitter, DerivesSecondNameWithoutOpenVpn) {
  auto sample = radius_user();
  sample.gateway.server_name.clear();
  const auto swanctl = [&] { return text_of(emit(sample), "swanctl.conf"); };
  const std::string guid = "12345678-90ab-cdef-1234-567890abcdef";
  sample.gateway.servers = {"azuregateway-" + guid + "-0a1b2c3d4e5f.vpn.azure.com"};
  EXPECT_TRUE(has_line(swanctl(), "id = \"CN=" + guid + ".vpn.azure.com\""));
  sample.gateway.servers = {"azuregateway-short.vpn.azure.com"};
  EXPECT_EQ(swanctl().find("-subject"), std::string::npos);
  EXPECT_TRUE(has_line(swanctl(), "id = \"azuregateway-short.vpn.azure.com\""));
}

TEST(StrongSwanEmitter, TrustsRadiusRootForCertificates) {
  auto sample = linux_sample(kRadius);
  sample.gateway.eap_method = "EAPTLS";
  sample.gateway.radius_roots = {{"RadiusServerRoot.cer", to_bytes("radius root")}};
  const auto emitted = emit(sample);
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "auth = eap-tls"));
  EXPECT_TRUE(has_line(swanctl, "aaa_id = %any"));
  EXPECT_TRUE(has_line(swanctl, "id = \"" + sample.gateway.servers.front() + "\""));
  const auto ipsec = text_of(emitted, "ipsec.conf");
  EXPECT_TRUE(has_line(ipsec, "leftauth=eap-tls"));
  EXPECT_TRUE(has_line(ipsec, "aaa_identity=%any"));
  const auto pem = to_base64(to_bytes("radius root"));
  EXPECT_NE(shared_text(emitted, "radius-root-1.pem").find(pem), std::string::npos);
  for (const auto* folder : {"/etc/swanctl/x509ca/", "/etc/ipsec.d/cacerts/"})
    EXPECT_TRUE(has_line(emitted.installer, "put \"" + std::string(folder) +
                                                "vnet-corp-radius-root-1.pem\" "
                                                "<\"$certificates/radius-root-1.pem\""));
}

TEST(StrongSwanEmitter, MakesNamesKnownWhileConnected) {
  auto sample = linux_sample();
  EXPECT_EQ(text_of(emit(sample), "swanctl.conf").find("updown"), std::string::npos);
  EXPECT_EQ(emit(sample).installer.find("put_names"), std::string::npos);
  sample.gateway.dns_servers = {"10.1.0.4", "10.1.0.5"};
  sample.gateway.dns_suffixes = {".corp.example", "a'; b"};
  const std::string command =
      R"("/etc/p2sctl/vnet-corp/names '10.1.0.4' '10.1.0.5' -- 'corp.example' 'a'\\''; b'")";
  EXPECT_TRUE(has_line(text_of(emit(sample), "swanctl.conf"), "updown = " + command));
  EXPECT_TRUE(has_line(text_of(emit(sample), "ipsec.conf"), "leftupdown=" + command));
  EXPECT_NE(emit(sample).installer.find("put_names"), std::string::npos);
  sample.inputs.settings.forced_tunnel = true;
  EXPECT_NE(text_of(emit(sample), "swanctl.conf").find(" '~.'\""), std::string::npos);
}

TEST(StrongSwanEmitter, RejectsTemplateWithoutRequiredContent) {
  const TempDir dir;
  const std::string name = "strongswan/swanctl.conf";
  const auto whole = read_file(std::string(P2S_TEST_DATA) + "/../../templates/" + name);
  std::filesystem::create_directories(dir / "strongswan");
  const auto emit_without = [&](const std::string& lost) {
    std::string text;
    for (const auto line : split_lines(as_text(whole))) {
      if (!trim(line).starts_with(lost)) text += std::string(line) + "\n";
    }
    write_file(dir / name, as_bytes(text), Access::owner_only, OnExisting::replace);
    auto sample = linux_sample();
    sample.inputs.templates = render::Templates::with_overrides(dir.path());
    return emit(sample).files.size();
  };
  EXPECT_NE(emit_without("nothing"), 0U);
  for (const std::string lost :
       {"proposals =", "esp_proposals =", "remote_ts =", "vips =", "id =", "certs =", "cacerts ="})
    EXPECT_THROW(emit_without(lost), Error) << lost;
}

TEST(StrongSwanApp, ContainsCertificateRoutesAndRoot) {
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

TEST(StrongSwanApp, UsesRootsOfDeviceForSeveralRoots) {
  auto sample = linux_sample();
  sample.gateway.server_roots.push_back({"second", to_bytes("second root")});
  const auto emitted = emit_android(sample);
  const auto profile = nlohmann::json::parse(text_of(emitted, "vnet-corp.sswan"));
  EXPECT_FALSE(profile.at("remote").contains("cert"));
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-025"});
}

TEST(StrongSwanApp, PromptsRadiusUsersForNameAndPassword) {
  auto sample = linux_sample(kRadius);
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  sample.gateway.eap_method = "EAPMSCHAPV2";
  const auto emitted = emit_android(sample);
  ASSERT_EQ(names_of(emitted), Names{"vnet-corp-radius.sswan"});
  const auto profile = nlohmann::json::parse(text_of(emitted, "vnet-corp-radius.sswan"));
  EXPECT_EQ(profile.at("type"), "ikev2-eap");
  EXPECT_FALSE(profile.contains("local"));
}

TEST(StrongSwanApp, OffersCustomPolicyAndExcludesPrefixes) {
  auto sample = linux_sample();
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA384", "ECP384", "GCMAES256", "GCMAES256", "None"}};
  sample.inputs.settings.forced_tunnel = true;
  sample.inputs.settings.exclude_routes = {prefix("203.0.113.0/24")};
  const auto profile = nlohmann::json::parse(text_of(emit_android(sample), "vnet-corp.sswan"));
  EXPECT_EQ(profile.at("ike-proposal"), "aes256gcm16-prfsha384-ecp384");
  EXPECT_EQ(profile.at("esp-proposal"), "aes256gcm16");
  EXPECT_EQ(profile.at("split-tunneling"), nlohmann::json({{"excluded", Names{"203.0.113.0/24"}}}));
}

}  // namespace
}  // namespace p2s::test
