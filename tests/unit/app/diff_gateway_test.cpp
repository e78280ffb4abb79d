// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/gateway/deployed/diff_gateway.hpp>
#include <p2s/app/gateway/deployed/import_gateway.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::app {
namespace {

/// A gateway with the root of the store, and others.
class DiffGatewayTest : public WorkspaceTest {
 protected:
  void write_spec(std::string_view more = {}) {
    const auto text = fmt::format(
        "[gateway]\ntunnels = [\"openvpn\"]\nauthentication = [\"certificate\"]\n"
        "pools = [\"172.16.0.0/24\"]\n{}",
        more);
    write_file(dir / "corp" / "p2s.toml", as_bytes(text), Access::everyone, OnExisting::replace);
  }
  std::string data_of(const std::string& root) {
    return to_base64(pki::Certificate::from_pem(inventory().find_root(root)->certificate).der());
  }
  GatewayDiff diff(const std::string& roots, const std::string& revoked = {}) {
    const auto text = fmt::format(
        R"({{"name":"gw","vpnClientConfiguration":{{"vpnClientProtocols":["OpenVPN"],
"vpnAuthenticationTypes":["Certificate"],"vpnClientAddressPool":{{"addressPrefixes":["172.16.0.0/24"]}},
"vpnClientRootCertificates":[{}],"vpnClientRevokedCertificates":[{}]}}}})",
        roots, revoked);
    write_file(dir / "live.json", as_bytes(text), Access::everyone, OnExisting::replace);
    return diff_gateway(dir / "live.json", {}, *workspace);
  }
  static std::string root(const std::string& name, const std::string& data) {
    return fmt::format(R"({{"name":"{}","publicCertData":"{}"}})", name, data);
  }
  static std::string revoked(const std::string& name, const std::string& thumbprint) {
    return fmt::format(R"({{"name":"{}","thumbprint":"{}"}})", name, thumbprint);
  }
  std::string issued(const std::string& name) {
    issue(request_for({name}));
    return inventory().find_clients(name).front().thumbprint;
  }
  static bool has_rule(const Findings& findings, std::string_view rule) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& each) { return each.rule == rule; });
  }
};

TEST_F(DiffGatewayTest, FindsNoDifferenceForWhatIsDeployed) {
  write_spec();
  const auto found = diff(root("AnyName", data_of("Root")));
  EXPECT_TRUE(found.changes.empty());
  EXPECT_TRUE(found.findings.empty());
}

TEST_F(DiffGatewayTest, ARevokedClientLosesAccess) {
  write_spec();
  const auto alice = issued("alice");
  inventory().revoke(alice, "", workspace->actor());
  const auto found = diff(root("Root", data_of("Root")));
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].difference.after, alice);
  EXPECT_EQ(found.changes[0].effect, "alice loses access");
  EXPECT_EQ(found.lose_access, std::vector<std::string>{"alice"});
  EXPECT_TRUE(has_rule(found.findings, "LIVE-006"));
  EXPECT_TRUE(
      diff(root("Root", data_of("Root")), revoked("alice", to_lower(alice))).changes.empty());
}

TEST_F(DiffGatewayTest, AClientWithANewerCertificateKeepsAccess) {
  write_spec();
  inventory().revoke(issued("alice"), "", workspace->actor());
  issued("alice");
  const auto found = diff(root("Root", data_of("Root")));
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].effect, "this certificate of alice is refused");
  EXPECT_TRUE(found.lose_access.empty());
}

TEST_F(DiffGatewayTest, ClientsOfARemovedRootLoseAccess) {
  create_root({"Other", pki::KeyKind::ec_p256, {10, Period::Unit::years}}, *workspace);
  write_spec("[[roots]]\nname = \"Other\"\n");
  issued("alice");
  issued("bob");
  const auto found = diff(root("Root", data_of("Root")) + ',' + root("Other", data_of("Other")));
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].difference.kind, live::DifferenceKind::removed);
  EXPECT_EQ(found.changes[0].difference.before, inventory().find_root("Root")->thumbprint);
  EXPECT_EQ(found.changes[0].effect, "2 clients lose access: alice and bob");
}

TEST_F(DiffGatewayTest, AClientThatTheGatewayRefusesCanConnectAgain) {
  write_spec();
  const auto bob = issued("bob");
  const auto found = diff(root("Root", data_of("Root")), revoked("x", bob));
  ASSERT_EQ(found.changes.size(), 1U);
  EXPECT_EQ(found.changes[0].effect, "bob can connect again");
  EXPECT_EQ(found.gain_access, std::vector<std::string>{"bob"});
  EXPECT_TRUE(has_rule(found.findings, "LIVE-007"));
}

TEST_F(DiffGatewayTest, ReportsUnknownThumbprintsAndRoots) {
  write_spec();
  const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto foreign = pki::make_root("Foreign", key, kNow, {1, Period::Unit::months});
  const auto roots = root("Root", data_of("Root")) + ',' + root("F", to_base64(foreign.der()));
  const auto found = diff(roots, revoked("old", std::string(40, 'A')));
  EXPECT_TRUE(has_rule(found.findings, "LIVE-007"));
  EXPECT_TRUE(has_rule(found.findings, "LIVE-008"));
  EXPECT_FALSE(has_rule(found.findings, "LIVE-009"));
  services.as_of = kNow + std::chrono::hours(24 * 60);
  EXPECT_TRUE(has_rule(diff(roots).findings, "LIVE-009"));
}

TEST_F(DiffGatewayTest, ImportNamesWhatCannotBeInTheStore) {
  write_spec();
  diff(root("Root", data_of("Root")) + ',' + root("Broken", "AAAA"));
  const auto imported = import_gateway(dir / "live.json", *workspace, false);
  EXPECT_TRUE(imported.roots.empty());
  ASSERT_EQ(imported.kept_inline.size(), 1U);
  EXPECT_NE(imported.kept_inline[0].find("root 'Broken' is in p2s.toml only"), std::string::npos);
  EXPECT_NE(imported.spec.find("data = \"AAAA\""), std::string::npos);
}

TEST_F(DiffGatewayTest, ImportAddsRootsOnceAndNoneInADryRun) {
  write_spec();
  const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto foreign = pki::make_root("Foreign", key, kNow, {10, Period::Unit::years});
  diff(root("Foreign", to_base64(foreign.der())));
  EXPECT_EQ(import_gateway(dir / "live.json", *workspace, true).roots.size(), 1U);
  EXPECT_FALSE(inventory().find_root("Foreign"));
  EXPECT_EQ(import_gateway(dir / "live.json", *workspace, false).roots.size(), 1U);
  EXPECT_EQ(inventory().find_root("Foreign")->thumbprint, foreign.thumbprint());
  EXPECT_TRUE(import_gateway(dir / "live.json", *workspace, false).roots.empty());
}

}  // namespace
}  // namespace p2s::app
