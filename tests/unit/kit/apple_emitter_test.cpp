// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/apple/apple_policy.hpp>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>

namespace p2s::test {
namespace {

using azure::Method;
using Names = std::vector<std::string>;

constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kRadius = azure::Method::radius;
constexpr auto kIkev2 = azure::Tunnel::ikev2;

/// 40 hex digits that differ for different bytes.
std::string sample_sha1(ByteView bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const auto byte : bytes) hash = (hash ^ byte) * 1099511628211U;
  return fmt::format("{0:016X}{0:016X}{1:08X}", hash, static_cast<std::uint32_t>(hash >> 7U));
}

KitSample apple_sample() {
  KitSample sample;
  sample.inputs.digests.sha1_hex = sample_sha1;
  sample.inputs.digests.sha256_hex = [](ByteView bytes) {
    return sample_sha1(bytes) + std::string(24, '0');
  };
  sample.client.older_pfx = Secret("an older archive");
  sample.client.key = "rsa:2048";
  return sample;
}

kit::Emitted emit(const KitSample& sample, System system = System::macos) {
  return kit::apple_native.emit(sample.context(), system, sample.methods);
}

/// The value after each such key.
Names values(const std::string& text, const std::string& key) {
  pugi::xml_document plist;
  EXPECT_TRUE(plist.load_string(text.c_str()));
  Names found;
  const auto query = "//key[.='" + key + "']/following-sibling::*[1]";
  for (const auto& each : plist.select_nodes(query.c_str()))
    found.emplace_back(each.node().child_value());
  return found;
}

std::string profile_of(const KitSample& sample) {
  return text_of(emit(sample), "vnet-corp.mobileconfig");
}

TEST(AppleEmitter, UsesCertificateForIke) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  const auto emitted = emit(sample);
  EXPECT_EQ(names_of(emitted), Names{"vnet-corp.mobileconfig"});
  EXPECT_TRUE(emitted.findings.empty());
  const auto text = text_of(emitted, "vnet-corp.mobileconfig");
  EXPECT_EQ(values(text, "AuthenticationMethod"), Names{"Certificate"});
  EXPECT_EQ(values(text, "ExtendedAuthEnabled"), Names{"0"});
  EXPECT_EQ(values(text, "RemoteIdentifier"), sample.gateway.servers);
  EXPECT_EQ(values(text, "LocalIdentifier"), Names{sample.client.name});
  EXPECT_NE(text.find(to_base64(to_bytes("an older archive"))), std::string::npos);
  EXPECT_TRUE(values(text, "Password").empty());
  EXPECT_TRUE(values(text, "CertificateType").empty());
}

TEST(AppleEmitter, RefersToItsIdentity) {
  auto sample = apple_sample();
  const auto text = profile_of(sample.serve("native", kCertificate, kIkev2));
  const auto referred = values(text, "PayloadCertificateUUID");
  ASSERT_EQ(referred.size(), 1U);
  const auto uuids = values(text, "PayloadUUID");
  EXPECT_EQ(std::count(uuids.begin(), uuids.end(), referred.front()), 1);
  EXPECT_EQ(std::set<std::string>(uuids.begin(), uuids.end()).size(), uuids.size());
}

TEST(AppleEmitter, KeepsIdentifiersUntilCertificateChanges) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  const auto before = profile_of(sample);
  EXPECT_EQ(profile_of(sample), before);
  sample.client.thumbprint = std::string(40, '1');
  const auto after = profile_of(sample);
  EXPECT_EQ(values(after, "PayloadIdentifier"), values(before, "PayloadIdentifier"));
  EXPECT_NE(values(after, "PayloadCertificateUUID"), values(before, "PayloadCertificateUUID"));
}

TEST(AppleEmitter, UsesEapForRadiusUsers) {
  auto sample = apple_sample();
  sample.gateway.eap_method = "EAPMSCHAPV2";
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  const auto emitted = emit(sample.serve("native", kRadius, kIkev2), System::ios);
  EXPECT_EQ(names_of(emitted), Names{"vnet-corp-radius.mobileconfig"});
  const auto text = text_of(emitted, "vnet-corp-radius.mobileconfig");
  EXPECT_EQ(values(text, "AuthenticationMethod"), Names{"None"});
  EXPECT_EQ(values(text, "ExtendedAuthEnabled"), Names{"1"});
  EXPECT_TRUE(values(text, "PayloadCertificateUUID").empty());
}

TEST(AppleEmitter, ContainsPasswordOnlyIfGiven) {
  auto sample = apple_sample();
  sample.client.pfx_password = Secret("geheim & <mehr>");
  EXPECT_EQ(values(profile_of(sample.serve("native", kCertificate, kIkev2)), "Password"),
            Names{"geheim & <mehr>"});
}

TEST(AppleEmitter, AppliesSettingsAndNames) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  auto& settings = sample.inputs.settings;
  settings.organization = "com.example";
  settings.forced_tunnel = true;
  settings.always_on = true;
  settings.trusted_networks = {".office.example"};
  sample.gateway.dns_servers = {"10.1.0.53"};
  sample.gateway.dns_suffixes = {".corp.example"};
  const auto text = profile_of(sample);
  EXPECT_TRUE(values(text, "PayloadIdentifier").front().starts_with("com.example.p2s."));
  EXPECT_EQ(values(text, "IncludeAllNetworks"), Names{"1"});
  EXPECT_EQ(values(text, "OnDemandEnabled"), Names{"1"});
  EXPECT_EQ(values(text, "Action"), (Names{"Disconnect", "Connect"}));
  EXPECT_NE(text.find("<string>office.example</string>"), std::string::npos);
  EXPECT_NE(text.find("<string>10.1.0.53</string>"), std::string::npos);
  EXPECT_NE(text.find("<string>corp.example</string>"), std::string::npos);
}

TEST(AppleEmitter, ReportsUnsupportedExclusion) {
  auto sample = apple_sample();
  sample.inputs.settings.exclude_routes = {net::Prefix::parse("203.0.113.0/24").prefix.value()};
  EXPECT_EQ(rules_of(emit(sample.serve("native", kCertificate, kIkev2)).findings),
            Rules{"KIT-022"});
}

TEST(AppleEmitter, SetsTypeOfEcKey) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.client.key = "ec:p256";
  sample.gateway.settings->root_names = {"Sample Global Root G2"};
  sample.gateway.settings->issuer_names = {"Sample TLS CA"};
  const auto text = profile_of(sample);
  EXPECT_EQ(values(text, "CertificateType"), Names{"ECDSA256"});
  EXPECT_EQ(values(text, "ServerCertificateIssuerCommonName"), Names{"Sample TLS CA"});
}

TEST(AppleEmitter, WritesSupportedCustomPolicy) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA384", "ECP384", "GCMAES256", "GCMAES256", "ECP256"}};
  const auto text = profile_of(sample);
  EXPECT_EQ(values(text, "EncryptionAlgorithm"), (Names{"AES-256-GCM", "AES-256-GCM"}));
  EXPECT_EQ(values(text, "DiffieHellmanGroup"), (Names{"20", "19"}));
  EXPECT_EQ(values(text, "EnablePFS"), Names{"1"});
  sample.inputs.proposals.custom.front().dh_group = "DHGroup24";
  const auto emitted = emit(sample);
  EXPECT_TRUE(emitted.files.empty());
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-021"});
}

TEST(AppleEmitter, SignsWhatWasReadBack) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  const auto plain = profile_of(sample);
  sample.inputs.settings.signer = {
      {}, [](ByteView profile) { return Secret("signed:" + std::string(as_text(profile))); }, {}};
  EXPECT_EQ(profile_of(sample), "signed:" + plain);
}

TEST(AppleEmitter, ReportsMissingValue) {
  auto sample = apple_sample();
  sample.gateway.server_roots.clear();
  EXPECT_EQ(rules_of(emit(sample.serve("native", kCertificate, kIkev2)).findings),
            Rules{"KIT-020"});
}

TEST(AppleEmitter, RejectsSignerWithoutResult) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.inputs.settings.signer = {{}, [](ByteView) { return Secret(); }, {}};
  EXPECT_THROW(emit(sample), Error);
}

TEST(AppleEmitter, CreatesNoEapTlsProfileWithoutIdentity) {
  auto sample = apple_sample();
  sample.gateway.eap_method = "EAPTLS";
  sample.serve("native", kRadius, kIkev2);
  const auto whole = text_of(emit(sample), "vnet-corp-radius.mobileconfig");
  EXPECT_EQ(values(whole, "PayloadCertificateUUID").size(), 1U);
  EXPECT_EQ(values(whole, "ExtendedAuthEnabled"), Names{"1"});
  // The key is on the device: reported once by KIT-001.
  sample.client.pfx = Secret();
  sample.client.older_pfx = Secret();
  EXPECT_TRUE(emit(sample).files.empty());
}

TEST(AppleEmitter, CreatesNoProfileForEcKeyWithUnknownIssuer) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.client.key = "ec:p384";
  EXPECT_EQ(values(profile_of(sample), "CertificateType"), Names{"ECDSA384"});
  sample.gateway.settings->issuer_names.clear();
  const auto emitted = emit(sample);
  EXPECT_TRUE(emitted.files.empty());
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-024"});
}

TEST(AppleEmitter, ReportsThatEcKeySupportsOneRootOnly) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.gateway.server_roots.push_back({"VpnServerRoot.cer_1", to_bytes("another")});
  EXPECT_TRUE(emit(sample).findings.empty());
  sample.client.key = "ec:p256";
  EXPECT_EQ(rules_of(emit(sample).findings), Rules{"KIT-023"});
}

TEST(AppleEmitter, GivesANewRootANewUuid) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  const auto before = values(profile_of(sample), "PayloadUUID");
  sample.gateway.server_roots.front().der = to_bytes("rotated");
  const auto after = values(profile_of(sample), "PayloadUUID");
  ASSERT_EQ(before.size(), 4U);  // the profile, root, identity, VPN
  EXPECT_EQ(after[0], before[0]);
  EXPECT_NE(after[1], before[1]);
  EXPECT_EQ(after[2], before[2]);
}

TEST(AppleEmitter, ContainsAllServerAndRadiusRoots) {
  auto sample = apple_sample();
  sample.gateway.eap_method = "EAPMSCHAPV2";
  sample.gateway.server_roots.push_back({"VpnServerRoot.cer_1", to_bytes("another")});
  sample.gateway.radius_roots = {{"RadiusServerRoot.cer", to_bytes("radius")}};
  const auto text =
      text_of(emit(sample.serve("native", kRadius, kIkev2)), "vnet-corp-radius.mobileconfig");
  const auto kinds = values(text, "PayloadType");
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "com.apple.security.root"), 3);
}

TEST(AppleEmitter, EscapesSpecialCharactersInNames) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  for (const std::string name : {"O'Brien \"R&D\" <x> $(id) %n", "na\u00efve-\u0416"}) {
    sample.client.name = name;
    EXPECT_EQ(values(profile_of(sample), "LocalIdentifier"), Names{name});
  }
}

TEST(AppleEmitter, RejectsTemplateWithoutRequiredContent) {
  const TempDir dir;
  const std::string name = "apple/vpn.mobileconfig";
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.inputs.settings.forced_tunnel = true;
  sample.inputs.settings.always_on = true;
  sample.client.pfx_password = Secret("geheim");
  sample.client.key = "ec:p256";
  const auto whole = read_file(std::string(P2S_TEST_DATA) + "/../../templates/" + name);
  const auto emit_with = [&](const std::string& text) {
    std::filesystem::create_directories(dir / "apple");
    write_file(dir / name, as_bytes(text), Access::owner_only, OnExisting::replace);
    sample.inputs.templates = render::Templates::with_overrides(dir.path());
    return emit(sample).files.size();
  };
  const std::string text(as_text(whole));
  EXPECT_EQ(emit_with(text), 1U);
  for (const std::string key :
       {"RemoteAddress", "RemoteIdentifier", "LocalIdentifier", "AuthenticationMethod", "Password",
        "PayloadCertificateUUID", "IncludeAllNetworks", "OnDemandEnabled", "CertificateType"}) {
    EXPECT_THROW(emit_with(replace_all(text, "<key>" + key + "</key>", "<key>Other</key>")), Error)
        << key;
  }
  EXPECT_THROW(emit_with(replace_all(text, "{{der}}", "AAAA")), Error);
}

class AppleTemplate : public testing::TestWithParam<std::pair<const char*, const char*>> {};

// All settings are planned; the template changes one of them.
TEST_P(AppleTemplate, IsRejectedIfContentDiffers) {
  const TempDir dir;
  const std::string name = "apple/vpn.mobileconfig";
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  auto& settings = sample.inputs.settings;
  settings.forced_tunnel = true;
  settings.always_on = true;
  settings.trusted_networks = {"office.example", "lab.example"};
  sample.gateway.dns_servers = {"10.1.0.53", "10.1.0.54"};
  sample.gateway.dns_suffixes = {".corp.example"};
  sample.client.pfx_password = Secret("geheim");
  sample.client.key = "ec:p256";
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA384", "ECP384", "GCMAES128", "GCMAES128", "ECP256"}};
  ASSERT_EQ(emit(sample).files.size(), 1U);
  const auto [from, to] = GetParam();
  const std::string whole(
      as_text(read_file(std::string(P2S_TEST_DATA) + "/../../templates/" + name)));
  ASSERT_NE(whole.find(from), std::string::npos);
  std::filesystem::create_directories(dir / "apple");
  write_file(dir / name, as_bytes(replace_all(whole, from, to)), Access::owner_only,
             OnExisting::replace);
  sample.inputs.templates = render::Templates::with_overrides(dir.path());
  EXPECT_THROW(emit(sample), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Changed, AppleTemplate,
    testing::Values(
        std::pair{"<string>{{address}}</string>", "<string>10.9.9.9</string>"},
        std::pair{"<key>ServerAddresses</key>", "<key>Addresses</key>"},
        std::pair{"{{domain}}", "other.example"}, std::pair{"{{suffix}}", "other.example"},
        std::pair{"<key>DNSDomainMatch</key>", "<key>SSIDMatch</key>"},
        std::pair{"<string>Disconnect</string>", "<string>Ignore</string>"},
        std::pair{"<key>IncludeAllNetworks</key><integer>1<",
                  "<key>IncludeAllNetworks</key><integer>0<"},
        std::pair{"<key>OnDemandEnabled</key><integer>1<", "<key>OnDemandEnabled</key><integer>0<"},
        std::pair{"{{extended_auth}}", "1"}, std::pair{"{{type}}", "RSA"},
        std::pair{"{{issuer}}", "Another CA"}, std::pair{"{{ike_encryption}}", "AES-128"},
        std::pair{"{{ike_integrity}}", "SHA1-96"}, std::pair{"{{child_group}}", "2"},
        std::pair{"{{pfs}}", "0"}, std::pair{"<string>{{value}}</string>", "<string>x</string>"},
        std::pair{"<key>PayloadUUID</key><string>{{identity_uuid}}",
                  "<key>PayloadUUID</key><string>1"}));

TEST(AppleEmitter, NeverShowsInvalidPassword) {
  auto sample = apple_sample();
  sample.serve("native", kCertificate, kIkev2);
  sample.client.pfx_password = Secret("geheim\tmehr");
  try {
    emit(sample);
    FAIL() << "it was written";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_EQ(error.message().find("geheim"), std::string::npos);
  }
}

}  // namespace
}  // namespace p2s::test
