// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/status/kit_status.hpp"

#include "unit/package/sample_parts.hpp"
#include "workspace_fixture.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>
#include <p2s/app/kits/build_kits.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::vector<std::string> ids_of(const KitStatus& kit) {
  std::vector<std::string> ids;
  for (const auto& reason : kit.reasons) ids.push_back(reason.id);
  return ids;
}

using Ids = std::vector<std::string>;

/// alice and bob, with kits for Linux built from Azure's package.
class KitStatusTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    issue(request_for({"alice", "bob"}));
    build();
  }

  void build(OnExisting existing = OnExisting::fail) {
    KitRequest request;
    request.azure = zip("azure-2024");
    request.all = true;
    request.systems = {System::gnu_linux};
    request.output = dir / "out";
    request.existing = existing;
    build_kits(request, *workspace, {}, {});
  }

  static std::filesystem::path zip(const std::string& name) {
    return std::string(P2S_TEST_DATA) + "/vendor/" + name + ".zip";
  }

  KitStatusReport report(const std::string& azure = {}) {
    return kit_status({azure.empty() ? std::filesystem::path() : zip(azure)}, *workspace);
  }
  KitStatus status_of(const std::string& name) {
    for (auto& kit : report().kits) {
      if (kit.name == name) return kit;
    }
    ADD_FAILURE() << name << " is not listed";
    return {};
  }
  void revoke(const std::string& name) {
    for (const auto& client : inventory().find_clients(name)) {
      if (!client.revoked_at)
        inventory().revoke(client.thumbprint, "cessation-of-operation", workspace->actor());
    }
  }
  void renew(const std::string& name) {
    RenewRequest request;
    request.clients = select_clients(inventory(), {{name}, "", std::nullopt}, clock.now());
    renew_clients(request, *workspace, {}, {});
  }
};

TEST_F(KitStatusTest, NobodyNeedsNewKitAfterBuild) {
  const auto report = this->report("azure-2024");
  EXPECT_EQ(report.compared_with, "azure-2024.zip");
  ASSERT_EQ(report.kits.size(), 2U);
  for (const auto& kit : report.kits) {
    EXPECT_FALSE(kit.needs_kit()) << kit.reasons.front().text;
    EXPECT_EQ(kit.built_at, kNow);
    EXPECT_EQ(kit.source, "azure-2024.zip");
    EXPECT_EQ(kit.gateways.size(), 1U);
    EXPECT_EQ(kit.tunnels, (Ids{"ikev2", "openvpn"}));
    EXPECT_FALSE(kit.server_roots.empty());
  }
}

TEST_F(KitStatusTest, ClientWithoutKitNeedsOne) {
  issue(request_for({"carol"}));
  EXPECT_EQ(ids_of(status_of("carol")), Ids{"no_kit"});
  EXPECT_FALSE(status_of("alice").needs_kit());
}

TEST_F(KitStatusTest, RenewedClientNeedsNewKitUntilItIsBuilt) {
  renew("alice");
  EXPECT_EQ(ids_of(status_of("alice")), Ids{"superseded"});
  build(OnExisting::replace);
  EXPECT_FALSE(status_of("alice").needs_kit());
}

TEST_F(KitStatusTest, KitOfRevokedCertificateIsReplacedOnlyIfAnotherIsValid) {
  revoke("alice");
  EXPECT_EQ(ids_of(status_of("alice")), Ids{"revoked"});
  EXPECT_FALSE(status_of("alice").needs_kit());
  issue(request_for({"alice"}));
  EXPECT_EQ(ids_of(status_of("alice")), Ids{"revoked"});
  EXPECT_TRUE(status_of("alice").needs_kit());
}

TEST_F(KitStatusTest, ExpiringAndExpiredCertificatesAreReasons) {
  services.as_of = kNow + std::chrono::days(350);
  EXPECT_EQ(ids_of(status_of("bob")), Ids{"expiring"});
  services.as_of = kNow + std::chrono::days(370);
  EXPECT_EQ(ids_of(status_of("bob")), Ids{"expired"});
  EXPECT_TRUE(status_of("bob").needs_kit());
}

TEST_F(KitStatusTest, ChangedGatewayIsAReason) {
  const auto ids = ids_of(report("azure-2022").kits.front());
  for (const auto* expected : {"gateway", "server_roots", "tls_auth_key", "tunnels"})
    EXPECT_NE(std::find(ids.begin(), ids.end(), expected), ids.end()) << expected;
}

TEST_F(KitStatusTest, KitOfUnknownPackageIsAReason) {
  const auto alice = inventory().find_clients("alice").front();
  inventory().add_kits({{alice.thumbprint, "alice", std::string(64, 'a'), "", "", "", {}}},
                       {std::string(64, 'b'), ""}, workspace->actor());
  EXPECT_EQ(ids_of(status_of("alice")), Ids{"unknown_package"});
}

/// A kit with OpenVPN alone, compared with a package that is changed in one way.
class KitOfOpenVpnTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    auto alice = request_for({"alice"});
    alice.clients.front().software = {"openvpn"};
    issue(alice);
    // The gateway trusts our root.
    const auto trusted = parts_.read().client_root_thumbprints.front();
    parts_.change(test::kAzureVpn, to_lower(trusted),
                  to_lower(inventory().roots().front().thumbprint));
    KitRequest request;
    request.azure = saved("old.zip");
    request.all = true;
    request.output = dir / "out";
    build_kits(request, *workspace, {}, {});
  }

  std::filesystem::path saved(const std::string& name) {
    write_file(dir / name, parts_.zip(), Access::owner_only, OnExisting::replace);
    return dir / name;
  }
  KitStatusReport compared() { return kit_status({saved("new.zip")}, *workspace); }
  Ids reasons() { return ids_of(compared().kits.front()); }

  test::SampleParts parts_{2024};
};

TEST_F(KitOfOpenVpnTest, RoutesAreNoReason) {
  parts_.change(test::kSettings, "10.21.0.0/16", "10.31.0.0/16")
      .change(test::kScript, "10.21.0.0/16", "10.31.0.0/16");
  EXPECT_EQ(reasons(), Ids{});
}

TEST_F(KitOfOpenVpnTest, TunnelThatItDoesNotUseIsNoReason) {
  parts_.change(test::kSettings, "IkeV2,OpenVPN", "OpenVPN");
  EXPECT_EQ(reasons(), Ids{});
}

TEST_F(KitOfOpenVpnTest, TunnelThatItUsesIsAReason) {
  parts_.change(test::kSettings, "IkeV2,OpenVPN", "IkeV2");
  EXPECT_EQ(reasons(), Ids{"tunnels"});
}

TEST_F(KitOfOpenVpnTest, UnknownFactsAreNoReason) {
  parts_.drop(test::kSettings);
  const auto report = compared();
  EXPECT_EQ(ids_of(report.kits.front()), Ids{});
  EXPECT_NE(std::find(report.incomparable.begin(), report.incomparable.end(), "tunnels"),
            report.incomparable.end());
}

TEST_F(KitOfOpenVpnTest, RootThatTheGatewayNoLongerTrustsIsAReason) {
  parts_.change(test::kAzureVpn, to_lower(inventory().roots().front().thumbprint),
                std::string(40, '0'));
  EXPECT_EQ(reasons(), Ids{"client_roots"});
}

}  // namespace
}  // namespace p2s::app
