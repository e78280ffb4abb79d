// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class RenewClients : public WorkspaceTest {
 protected:
  RenewRequest renewal(const std::vector<std::string>& clients) {
    RenewRequest request;
    request.clients = select_clients(inventory(), {clients, "", std::nullopt}, clock.now());
    return request;
  }
  IssueResult renew(const RenewRequest& request) {
    return renew_clients(request, *workspace, {}, {});
  }
  std::size_t certificates_of(const std::string& name) {
    return inventory().find_clients(name).size();
  }
};

TEST_F(RenewClients, KeepsNamesAndTypeOfKey) {
  auto request = request_for({"alice"});
  request.clients[0].alternative_names = {{"a.example"}, {"a@example.org"}, {"alice@corp.org"}};
  issue(request);
  const auto result = renew_clients(renewal({"alice"}), *workspace, {}, {});
  ASSERT_EQ(result.issued.size(), 1U);
  const auto found = inventory().find_clients("alice");
  ASSERT_EQ(found.size(), 2U);
  const auto old_names = pki::Certificate::from_pem(found[0].certificate).facts().alternative_names;
  EXPECT_EQ(old_names, pki::Certificate::from_pem(found[1].certificate).facts().alternative_names);
  EXPECT_EQ(old_names.size(), 3U);
  EXPECT_EQ(found[0].key, "ec:p256");
  EXPECT_FALSE(found[0].revoked_at || found[1].revoked_at);
}

TEST_F(RenewClients, RevokesOldOneWithRevokeOld) {
  const auto old = issue(request_for({"alice"})).issued.front().thumbprint;
  auto request = renewal({old});
  request.revoke_old = true;
  const auto fresh = renew_clients(request, *workspace, {}, {}).issued.front().thumbprint;
  EXPECT_EQ(inventory().find_by_thumbprint(old).front().revocation_reason, "superseded");
  EXPECT_FALSE(inventory().find_by_thumbprint(fresh).front().revoked_at);
}

TEST_F(RenewClients, RenewsEachOnceAndReportsUnknownOnes) {
  issue(request_for({"alice"}));
  const auto result = renew(renewal({"alice", "alice", "bob"}));
  EXPECT_EQ(result.issued.size(), 1U);
  ASSERT_EQ(result.failures.size(), 1U);
  EXPECT_EQ(result.failures[0].client, "bob");
  EXPECT_EQ(result.failures[0].error.kind(), ErrorKind::not_found);
}

TEST_F(RenewClients, NewCertificateIsTheNewestDespiteItsEarlyStart) {
  clock = FixedClock(kNow + std::chrono::minutes(9));
  issue(request_for({"alice"}));
  clock = FixedClock(kNow + std::chrono::minutes(10));
  const auto fresh = renew(renewal({"alice"})).issued.at(0).thumbprint;
  EXPECT_EQ(inventory().find_clients("alice").at(0).thumbprint, fresh);
  clock = FixedClock(kNow);  // set back
  auto again = renewal({"alice"});
  again.again = true;
  const auto last = renew(again).issued.at(0).thumbprint;
  const auto found = inventory().find_clients("alice");
  EXPECT_EQ(found.at(0).thumbprint, last);
  EXPECT_LE(found.at(0).not_before, kNow);
}

TEST_F(RenewClients, SkipsWhoWasRenewedAlready) {
  issue(request_for({"alice", "bob"}));
  renew(renewal({"alice"}));
  const auto rest = renew(renewal({}));
  ASSERT_EQ(rest.issued.size(), 1U);
  EXPECT_EQ(rest.issued[0].name, "bob");
  ASSERT_EQ(rest.skipped.size(), 1U);
  EXPECT_NE(rest.skipped[0].reason.find("was renewed on"), std::string::npos);
  EXPECT_EQ(certificates_of("alice"), 2U);
}

TEST_F(RenewClients, RenewsAgainForAnotherKeyIssuerOrLongerValidity) {
  issue(request_for({"alice"}));
  renew(renewal({"alice"}));
  auto request = renewal({"alice"});
  request.key = pki::KeyKind::ec_p384;
  EXPECT_EQ(renew(request).issued.size(), 1U);
  request = renewal({"alice"});
  request.validity = {2, Period::Unit::years};
  EXPECT_EQ(renew(request).issued.size(), 1U);
  create_root({"Next", pki::KeyKind::ec_p256, {10, Period::Unit::years}}, *workspace);
  request.issuer = "Next";
  EXPECT_EQ(renew(request).issued.size(), 1U);
  EXPECT_EQ(renew(request).issued.size(), 0U);
}

TEST_F(RenewClients, RevokesOldOnesOfAnInterruptedRenewal) {
  const auto old = issue(request_for({"alice"})).issued.front().thumbprint;
  renew(renewal({"alice"}));
  auto request = renewal({"alice"});
  request.revoke_old = true;
  EXPECT_TRUE(renew(request).issued.empty());
  EXPECT_TRUE(inventory().find_by_thumbprint(old).front().revoked_at);
  EXPECT_FALSE(inventory().find_clients("alice").front().revoked_at);
}

TEST_F(RenewClients, LeavesOutRevokedClientsThatWereNotNamed) {
  issue(request_for({"alice", "bob"}));
  const auto bob = inventory().find_clients("bob").at(0);
  inventory().revoke(bob.thumbprint, "key-compromise", workspace->actor());
  EXPECT_EQ(renew(renewal({})).issued.size(), 1U);
  EXPECT_EQ(certificates_of("bob"), 1U);
}

TEST_F(RenewClients, WritesMissingPfxOfRenewedClients) {
  issue(request_for({"alice"}));
  renew(renewal({"alice"}));
  auto request = renewal({"alice"});
  request.pfx = PfxTarget{dir / "pfx", {}, OnExisting::fail};
  const auto result = renew(request);
  ASSERT_EQ(result.completed.size(), 1U);
  EXPECT_EQ(result.completed[0].thumbprint, inventory().find_clients("alice").front().thumbprint);
  EXPECT_TRUE(std::filesystem::exists(dir / "pfx" / "alice.pfx.password"));
  EXPECT_TRUE(renew(request).completed.empty());
}

}  // namespace
}  // namespace p2s::app
