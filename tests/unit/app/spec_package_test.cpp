// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/kits/spec_package.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

spec::GatewaySpec radius_spec(const std::string& method, azure::TunnelSet tunnels) {
  spec::GatewaySpec spec;
  spec.server.fqdn = "azuregateway-0.vpn.azure.com";
  spec.tunnels = tunnels;
  spec.authentication = {azure::Method::radius};
  spec.radius.present = true;
  spec.radius.method = method;
  return spec;
}

std::string eap_method(const std::string& method, azure::TunnelSet tunnels) {
  return package_of(radius_spec(method, tunnels), {}, {}).eap_method;
}

TEST(SpecPackage, ListsSupportedEapMethods) {
  EXPECT_EQ(eap_method("eap-tls", {azure::Tunnel::ikev2}), "EAPTLS");
  EXPECT_EQ(eap_method("eap-mschapv2", {azure::Tunnel::ikev2}), "EAPMSCHAPV2");
  EXPECT_EQ(eap_method("eap-mschapv2", {azure::Tunnel::sstp}), "EAPMSCHAPV2");
}

TEST(SpecPackage, RejectsRadiusMethodsWithoutProfile) {
  for (const auto tunnel : {azure::Tunnel::ikev2, azure::Tunnel::sstp}) {
    for (const std::string method : {"peap", "pap", "chap", "mschapv2"}) {
      const auto error = error_of([&] { eap_method(method, {tunnel, azure::Tunnel::openvpn}); });
      EXPECT_EQ(error.kind(), ErrorKind::unsupported) << method;
      EXPECT_NE(error.message().find("'" + method + "'"), std::string::npos) << error.message();
      EXPECT_NE(error.hint().find("eap-mschapv2"), std::string::npos) << error.hint();
    }
    const auto error = error_of([&] { eap_method("", {tunnel}); });
    EXPECT_EQ(error.kind(), ErrorKind::unsupported);
    EXPECT_NE(error.message().find("radius.method is missing"), std::string::npos);
  }
}

TEST(SpecPackage, OpenVpnRequiresNoEapMethod) {
  for (const std::string method : {"peap", "pap", "chap", "mschapv2", ""})
    EXPECT_EQ(eap_method(method, {azure::Tunnel::openvpn}), "") << method;
}

TEST(SpecPackage, IgnoresRadiusMethodWithoutRadius) {
  auto spec = radius_spec("peap", {azure::Tunnel::ikev2});
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(package_of(spec, {}, {}).eap_method, "EAPTLS");
}

TEST_F(WorkspaceTest, RootsOfRadiusServersArePartOfThePackage) {
  const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto root = pki::make_root("Radius", key, kNow, {10, Period::Unit::years});
  write_file(dir / "radius.cer", as_bytes(root.pem()), Access::everyone, OnExisting::replace);
  auto spec = radius_spec("eap-tls", {azure::Tunnel::ikev2});
  spec.radius.roots = {"radius.cer"};
  const auto package = package_of(spec, dir.path(), {});
  ASSERT_EQ(package.radius_roots.size(), 1U);
  EXPECT_EQ(package.radius_roots[0].der, root.der());
  EXPECT_TRUE(package.server_roots.empty());
  write_file(dir / "radius.cer", as_bytes("x"), Access::everyone, OnExisting::replace);
  const auto error = error_of([&] { package_of(spec, dir.path(), {}); });
  EXPECT_EQ(error.message(), "radius.roots: 'radius.cer' does not contain a certificate");
}

}  // namespace
}  // namespace p2s::app
