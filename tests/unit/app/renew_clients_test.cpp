// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

using RenewClients = WorkspaceTest;

RenewRequest renewal(std::vector<std::string> clients) {
  RenewRequest request;
  request.clients = std::move(clients);
  return request;
}

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

TEST_F(RenewClients, RejectsUnknownAndRepeatedClients) {
  issue(request_for({"alice"}));
  EXPECT_EQ(error_of([&] { plan_renewal(renewal({"bob"}), *workspace); }).kind(),
            ErrorKind::not_found);
  EXPECT_EQ(error_of([&] {
              plan_renewal(renewal({"alice", "alice"}), *workspace);
            }).kind(),
            ErrorKind::usage);
}

}  // namespace
}  // namespace p2s::app
