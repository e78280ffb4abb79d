// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/windows_sample.hpp"

#include <p2s/kit/clients/windows/windows_text.hpp>

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <support/run_program.hpp>

namespace p2s::kit {
namespace {

using test::content;
using test::paths;
using test::Rules;
using test::rules_of;
using test::WindowsSample;
using Strings = std::vector<std::string>;

pugi::xml_document parsed(const Emitted& emitted, std::string_view path) {
  pugi::xml_document document;
  const auto text = content(emitted, path);
  EXPECT_TRUE(document.load_buffer(text.data(), text.size())) << path;
  return document;
}

std::string at(const pugi::xml_document& document, const char* path) {
  return document.select_node(path).node().child_value();
}

Strings children(pugi::xml_node node) {
  Strings names;
  for (const pugi::xml_node child : node.children()) names.emplace_back(child.name());
  return names;
}

WindowsSample full_sample() {
  WindowsSample sample;
  sample.gateway.dns_servers = {"10.1.0.4", "10.1.0.5"};
  sample.gateway.dns_suffixes = {".corp.example"};
  sample.inputs.settings.trusted_networks = {"office.example", "lab.example"};
  sample.inputs.settings.exclude_routes = {WindowsSample::prefix("10.1.9.0/24")};
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA1", "DHGroup24", "GCMAES256", "GCMAES256", "PFSMM"}};
  return sample;
}

TEST(AlwaysOn, UserTunnelFollowsSchemaOrder) {
  const auto user = parsed(full_sample().always_on(), "user-tunnel.xml");
  const auto root = user.child("VPNProfile");
  EXPECT_EQ(children(root),
            (Strings{"RememberCredentials", "AlwaysOn", "DnsSuffix", "TrustedNetworkDetection",
                     "RegisterDNS", "DomainNameInformation", "NativeProfile", "Route", "Route",
                     "Route"}));
  EXPECT_EQ(at(user, "//DomainName"), ".corp.example");
  EXPECT_EQ(at(user, "//DnsServers"), "10.1.0.4,10.1.0.5");
  EXPECT_EQ(at(user, "//TrustedNetworkDetection"), "office.example,lab.example");
  EXPECT_EQ(at(user, "//Route[ExclusionRoute='true']/Address"), "10.1.9.0");
  EXPECT_EQ(at(user, "//UserMethod"), "Eap");
  EXPECT_EQ(at(user, "//EncryptionMethod"), "AES_GCM_256");
  EXPECT_EQ(at(user, "//IntegrityCheckMethod"), "SHA196");
}

TEST(AlwaysOn, FollowsPublishedStructure) {
  const std::string schema = std::string(P2S_TEST_DATA) + "/../interop/windows/ProfileXML.rng";
  const auto fits = [&](const Emitted& emitted, std::string_view path) {
    return test::run_program({"xmllint", "--nonet", "--noout", "--relaxng", schema, "-"},
                             content(emitted, path))
        .exit_code;
  };
  auto sample = full_sample();
  for (const bool forced : {false, true}) {
    sample.inputs.settings.forced_tunnel = forced;
    const auto emitted = sample.always_on();
    EXPECT_EQ(fits(emitted, "user-tunnel.xml"), 0);
    EXPECT_EQ(fits(emitted, "device-tunnel.xml"), 0);
  }
  EXPECT_EQ(fits(sample.always_on(), "eap-tls.xml"), 3);  // valid, but not a ProfileXML
}

TEST(AlwaysOn, DeviceTunnelUsesTheComputersCertificate) {
  const auto device = parsed(full_sample().always_on(), "device-tunnel.xml");
  EXPECT_EQ(at(device, "//DeviceTunnel"), "true");
  EXPECT_EQ(at(device, "//MachineMethod"), "Certificate");
  EXPECT_FALSE(device.select_node("//Eap"));
  EXPECT_FALSE(device.select_node("//DomainNameInformation"));
}

TEST(AlwaysOn, AppliesForcedTunnellingToUserTunnelOnly) {
  auto sample = full_sample();
  sample.inputs.settings.forced_tunnel = true;
  const auto emitted = sample.always_on();
  const auto user = parsed(emitted, "user-tunnel.xml");
  EXPECT_EQ(at(user, "//RoutingPolicyType"), "ForceTunnel");
  EXPECT_EQ(user.select_nodes("//Route").size(), 1U);  // the excluded prefix
  const auto device = parsed(emitted, "device-tunnel.xml");
  EXPECT_EQ(at(device, "//RoutingPolicyType"), "SplitTunnel");
  EXPECT_EQ(device.select_nodes("//Route").size(), 3U);
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-017"});
}

TEST(AlwaysOn, RadiusUsersGetUserTunnel) {
  const auto emitted = WindowsSample()
                           .without_certificate()
                           .serve({azure::Tunnel::ikev2}, azure::Method::radius)
                           .always_on();
  EXPECT_EQ(paths(emitted),
            (Strings{"eap-mschapv2.xml", "user-tunnel.xml", "Install-AlwaysOn.ps1"}));
  const auto script = content(emitted, "Install-AlwaysOn.ps1");
  EXPECT_EQ(script.find("device-tunnel.xml"), std::string::npos);
  EXPECT_EQ(script.find("Pfx"), std::string::npos);
}

TEST(AlwaysOn, CreatesNothingForSstpAlone) {
  const auto emitted =
      WindowsSample().serve({azure::Tunnel::sstp}, azure::Method::certificate).always_on();
  EXPECT_EQ(paths(emitted), Strings{});
}

TEST(AlwaysOn, RejectsListSeparatorsInValues) {
  auto sample = full_sample();
  sample.gateway.dns_suffixes = {".corp.example,evil.example"};
  EXPECT_THROW(sample.always_on(), Error);
}

TEST(AlwaysOn, ScriptNamesTheConnection) {
  WindowsSample sample;
  sample.gateway.vnet_name = "R&D ‘x’";
  const auto script = content(sample.always_on(), "Install-AlwaysOn.ps1");
  EXPECT_EQ(powershell_strings(script, "Connection"), Strings{"R&D ‘x’"});
  EXPECT_EQ(powershell_strings(script, "DeviceConnection"), Strings{"R&D ‘x’ device"});
}

}  // namespace
}  // namespace p2s::kit
