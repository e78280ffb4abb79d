// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/gateway/deployed/desired_gateway.hpp>
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace p2s::app {
namespace {

class DesiredGatewayTest : public WorkspaceTest {
 protected:
  void write_spec(std::string_view text) {
    write_file(dir / "corp" / "p2s.toml", as_bytes(text), Access::everyone, OnExisting::replace);
  }
  std::string stored_line(const std::string& name) {
    return to_base64(pki::Certificate::from_pem(inventory().find_root(name)->certificate).der());
  }
  std::string issued(const std::string& name) {
    issue(request_for({name}));
    return inventory().find_clients(name).front().thumbprint;
  }
  void revoke(const std::string& thumbprint) {
    inventory().revoke(thumbprint, "", workspace->actor());
  }
};

constexpr std::string_view kCertificates = "[gateway]\nauthentication = [\"certificate\"]\n";

TEST_F(DesiredGatewayTest, TrustsEveryUnexpiredRootOfTheStoreWithoutRoots) {
  write_spec(kCertificates);
  create_root({"Brief", pki::KeyKind::ec_p256, {1, Period::Unit::months}}, *workspace);
  auto desired = desired_gateway(*workspace);
  ASSERT_EQ(desired.roots.size(), 2U);
  EXPECT_EQ(desired.roots[0].name, "Brief");
  EXPECT_EQ(desired.roots[1].data, stored_line("Root"));
  services.as_of = kNow + std::chrono::hours(24 * 365);
  EXPECT_EQ(desired_gateway(*workspace).roots.size(), 1U);
}

TEST_F(DesiredGatewayTest, ReadsRootsFromStoreAndFile) {
  const auto pem = inventory().find_root("Root")->certificate;
  write_file(dir / "corp" / "b.pem", as_bytes(pem), Access::everyone, OnExisting::fail);
  write_spec("[[roots]]\nname = \"Root\"\n[[roots]]\nname = \"A\"\nfile = \"b.pem\"\n");
  const auto desired = desired_gateway(*workspace);
  ASSERT_EQ(desired.roots.size(), 2U);
  EXPECT_EQ(desired.roots[0].name, "A");
  EXPECT_EQ(desired.roots[0].data, stored_line("Root"));
  EXPECT_EQ(desired.roots[0].file, "");
  EXPECT_EQ(desired.roots[1].data, stored_line("Root"));
}

TEST_F(DesiredGatewayTest, RefusesAMissingRoot) {
  write_spec("[[roots]]\nname = \"Other\"\n");
  const auto error = error_of([&] { desired_gateway(*workspace); });
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_EQ(error.message(), "root 'Other': the store has no root of this name");
}

TEST_F(DesiredGatewayTest, RefusesAPrivateKeyAsRoot) {
  const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256).pkcs8();
  write_file(dir / "corp" / "root.key", key.bytes(), Access::owner_only, OnExisting::fail);
  write_spec("[[roots]]\nname = \"Root\"\nfile = \"root.key\"\n");
  EXPECT_EQ(error_of([&] { desired_gateway(*workspace); }).message(),
            "root 'Root': it is a private key");
}

TEST_F(DesiredGatewayTest, AddsUnexpiredRevocationsOnce) {
  const auto first = issued("alice");
  revoke(first);
  const auto second = issued("alice");
  const auto third = issued("bob smith");
  revoke(second);
  revoke(third);
  write_spec(std::string(kCertificates) + "[[revoked]]\nname = \"bob\"\nthumbprint = \"" +
             to_lower(third) + "\"\n");
  const auto desired = desired_gateway(*workspace);
  ASSERT_EQ(desired.revoked.size(), 3U);
  std::set<std::string> names, thumbprints;
  for (const auto& each : desired.revoked) {
    EXPECT_TRUE(azure::is_resource_name(each.name)) << each.name;
    names.insert(each.name);
    thumbprints.insert(each.thumbprint);
  }
  EXPECT_EQ(names.size(), 3U);
  EXPECT_TRUE(names.contains("alice"));
  EXPECT_TRUE(names.contains("bob"));
  EXPECT_EQ(thumbprints, (std::set{first, second, third}));
  services.as_of = kNow + std::chrono::hours(24 * 365 * 3);
  EXPECT_EQ(desired_gateway(*workspace).revoked.size(), 1U);
}

TEST_F(DesiredGatewayTest, KeepsRevocationsOfRemovedClients) {
  const auto thumbprint = issued("carol");
  revoke(thumbprint);
  inventory().remove_client(thumbprint, workspace->actor());
  write_spec(kCertificates);
  const auto desired = desired_gateway(*workspace);
  ASSERT_EQ(desired.revoked.size(), 1U);
  EXPECT_EQ(desired.revoked[0].name, "revoked-" + thumbprint.substr(0, 8));
}

TEST_F(DesiredGatewayTest, HasNoRevocationsWithoutCertificateAuthentication) {
  revoke(issued("alice"));
  write_spec("[gateway]\nauthentication = [\"entra\"]\n");
  const auto desired = desired_gateway(*workspace);
  EXPECT_TRUE(desired.revoked.empty());
  EXPECT_TRUE(desired.roots.empty());
}

TEST_F(DesiredGatewayTest, RefusesAThumbprintOfAnotherKind) {
  write_spec("[[revoked]]\nname = \"a\"\nthumbprint = \"0123\"\n");
  EXPECT_EQ(error_of([&] { desired_gateway(*workspace); }).message(),
            "revoked[0]: '0123' is not a thumbprint of 40 hex digits");
}

}  // namespace
}  // namespace p2s::app
