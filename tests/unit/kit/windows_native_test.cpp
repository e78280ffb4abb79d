// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/windows_sample.hpp"

#include <p2s/base/files/files.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

using test::content;
using test::paths;
using test::Rules;
using test::rules_of;
using test::WindowsSample;
using Strings = std::vector<std::string>;

constexpr std::string_view kScript = "Install-P2SVpn.ps1";

Strings strings(const Emitted& emitted, std::string_view variable) {
  return powershell_strings(content(emitted, kScript), variable);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(WindowsNative, CreatesConnectionOfGateway) {
  const auto emitted = WindowsSample().native();
  EXPECT_EQ(paths(emitted), Strings{"Install-P2SVpn.ps1"});
  EXPECT_EQ(strings(emitted, "Connection"), Strings{"vnet-corp"});
  EXPECT_EQ(strings(emitted, "Server"), Strings{"azuregateway-1-2.vpn.azure.com"});
  EXPECT_EQ(strings(emitted, "Tunnel"), Strings{"Ikev2"});
  EXPECT_EQ(strings(emitted, "Routes"), (Strings{"10.1.0.0/16", "10.2.3.4/32"}));
  EXPECT_EQ(strings(emitted, "Pfx"), Strings{"alice.pfx"});
  EXPECT_TRUE(holds(content(emitted, kScript), "\r\n$SplitTunneling = $true\r\n"));
  EXPECT_EQ(emitted.findings, Findings{});
}

// As in Azure's own script; without it, clients do not reach each other.
TEST(WindowsNative, RoutesPoolOnce) {
  WindowsSample sample;
  sample.gateway.pools = {WindowsSample::prefix("172.20.0.0/23"),
                          WindowsSample::prefix("10.1.0.0/16")};
  EXPECT_EQ(strings(sample.native(), "Routes"),
            (Strings{"10.1.0.0/16", "10.2.3.4/32", "172.20.0.0/23"}));
}

TEST(WindowsNative, TrustsEveryServerRootAndFiltersOnTheRootOfTheClient) {
  const auto emitted = WindowsSample().native();
  const auto eap = content(WindowsSample().always_on(), "eap-tls.xml");
  for (const std::string_view root : {"first root", "second root"}) {
    const auto hash = test::sample_hash(as_bytes(root));
    std::string spaced;
    for (std::size_t i = 0; i < hash.size(); i += 2) spaced += hash.substr(i, 2) + " ";
    EXPECT_TRUE(holds(eap, "<TrustedRootCA>" + spaced + "</TrustedRootCA>")) << root;
  }
  EXPECT_TRUE(holds(eap, "<IssuerHash>AA AA AA "));
  EXPECT_EQ(strings(emitted, "ServerRoots"),
            (Strings{"server-root-1.cer", test::sample_hash(as_bytes("first root")),
                     "server-root-2.cer", test::sample_hash(as_bytes("second root"))}));
}

TEST(WindowsNative, RadiusUsersRequireNoCertificate) {
  const auto emitted = WindowsSample()
                           .without_certificate()
                           .serve({azure::Tunnel::ikev2}, azure::Method::radius)
                           .native();
  EXPECT_EQ(paths(emitted), Strings{"Install-P2SVpn.ps1"});
  EXPECT_EQ(strings(emitted, "Client"), Strings{});
  EXPECT_FALSE(holds(content(emitted, kScript), "Import-PfxCertificate"));
  EXPECT_TRUE(holds(content(emitted, kScript), ">26<"));
}

TEST(WindowsNative, TrustsRadiusServerByItsOwnRoot) {
  WindowsSample sample;
  sample.serve({azure::Tunnel::ikev2}, azure::Method::radius);
  sample.gateway.eap_method = "EAPTLS";
  sample.gateway.radius_roots = {{"r", to_bytes("radius root")}};
  const auto emitted = sample.native();
  const auto hash = test::sample_hash(as_bytes("radius root"));
  EXPECT_TRUE(holds(content(sample.always_on(), "eap-tls.xml"),
                    "<TrustedRootCA>" + hash.substr(0, 2) + " "));
  EXPECT_EQ(strings(emitted, "ServerRoots").back(), hash);
}

TEST(WindowsNative, OffersSstpInAdditionToIkev2AndWarns) {
  const auto both =
      WindowsSample()
          .serve({azure::Tunnel::ikev2, azure::Tunnel::sstp}, azure::Method::certificate)
          .native();
  EXPECT_TRUE(holds(content(both, kScript), "[ValidateSet('Ikev2', 'Sstp')]"));
  EXPECT_EQ(rules_of(both.findings), Rules{"KIT-015"});
  const auto alone =
      WindowsSample().serve({azure::Tunnel::sstp}, azure::Method::certificate).native();
  EXPECT_EQ(strings(alone, "Tunnel"), Strings{"Sstp"});
}

TEST(WindowsNative, ForcedTunnellingListsNoRoutes) {
  WindowsSample sample;
  sample.inputs.settings.forced_tunnel = true;
  const auto emitted = sample.native();
  EXPECT_EQ(strings(emitted, "Routes"), Strings{});
  EXPECT_TRUE(holds(content(emitted, kScript), "\r\n$SplitTunneling = $false\r\n"));
}

TEST(WindowsNative, CustomPolicyUsesNamesOfCmdlet) {
  WindowsSample sample;
  sample.inputs.proposals.custom = {
      {"GCMAES256", "SHA384", "DHGroup14", "AES256", "SHA1", "PFS14"}};
  EXPECT_EQ(strings(sample.native(), "IPsec"),
            (Strings{"SHA196", "AES256", "Group14", "GCMAES256", "SHA384", "PFS2048"}));
}

TEST(WindowsNative, RequiresInstalledCertificateWithoutPfx) {
  WindowsSample sample;
  sample.client.pfx = Secret();
  const auto emitted = sample.native();
  EXPECT_EQ(strings(emitted, "Pfx"), Strings{""});
  EXPECT_EQ(strings(emitted, "Thumbprint"), Strings{std::string(40, 'C')});
}

TEST(WindowsNative, ReportsUnsupportedSettings) {
  WindowsSample sample;
  sample.gateway.vnet_name = "a/b";
  sample.gateway.dns_servers = {"10.1.0.4", "10.1.0.5", "10.1.0.6"};
  sample.gateway.dns_suffixes = {".corp.example", ".lab.example"};
  sample.inputs.settings.exclude_routes = {WindowsSample::prefix("10.1.9.0/24")};
  sample.client.root_thumbprint.clear();
  const auto emitted = sample.native();
  EXPECT_EQ(rules_of(emitted.findings),
            (Rules{"KIT-010", "KIT-012", "KIT-013", "KIT-014", "KIT-016"}));
  EXPECT_EQ(strings(emitted, "Connection"), Strings{"a-b"});
  EXPECT_EQ(strings(emitted, "DnsSuffix"), Strings{"corp.example"});
  EXPECT_EQ(strings(emitted, "DnsServers"), (Strings{"10.1.0.4", "10.1.0.5"}));
}

TEST(WindowsNative, CreatesNothingWithoutServerRoot) {
  WindowsSample sample;
  sample.gateway.server_roots.clear();
  EXPECT_EQ(paths(sample.native()), Strings{});
  EXPECT_EQ(rules_of(sample.native().findings), Rules{"KIT-011"});
}

TEST(WindowsNative, KeepsNames) {
  for (const std::string name :
       {"O'Brien \"R&D\" <x> $(id) %n", "naïve-Ж", "‘’‚‛ `n ${x}", "'@", "{{connection}}"}) {
    WindowsSample sample;
    sample.client.name = name;
    const auto emitted = sample.native();
    EXPECT_EQ(strings(emitted, "Client"), Strings{name});
    const auto script = content(emitted, kScript);
    const bool ascii = std::all_of(script.begin(), script.end(), [](char c) { return c > 0; });
    EXPECT_NE(ascii, script.starts_with("\xEF\xBB\xBF")) << name;
  }
}

TEST(WindowsNative, RejectsTemplateWithoutRoots) {
  const test::TempDir folder;
  make_private_directory(folder / "windows");
  write_file(folder / "windows" / "EapHostConfig.xml", as_bytes("<x>{{type}}</x>"),
             Access::everyone, OnExisting::fail);
  WindowsSample sample;
  sample.inputs.templates = render::Templates::with_overrides(folder.path());
  EXPECT_THROW(sample.native(), Error);
}

}  // namespace
}  // namespace p2s::kit
