// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/sync/sync_clients.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class SyncClients : public WorkspaceTest {
 protected:
  SyncRequest request(std::string_view csv) {
    SyncRequest made;
    made.users = read_users(as_bytes(csv), "users.csv");
    made.issue.key = pki::KeyKind::ec_p256;
    return made;
  }
  std::string plan(std::string_view csv) {
    std::vector<std::string> steps;
    for (const auto& step : plan_sync(request(csv), *workspace).steps)
      steps.push_back(std::string(to_string(step.action)) + " " + step.name);
    return join(steps, ", ");
  }
  IssueResult sync(std::string_view csv) {
    return run_sync(plan_sync(request(csv), *workspace), request(csv), *workspace, {}, {});
  }
};

TEST_F(SyncClients, RepeatedSyncHasNothingToDo) {
  constexpr std::string_view kUsers = "name,email,os\nalice,a@example.org,ios\nbob,,\n";
  EXPECT_EQ(plan(kUsers), "issue alice, issue bob");
  EXPECT_EQ(sync(kUsers).issued.size(), 2U);
  EXPECT_EQ(plan(kUsers), "");
  EXPECT_EQ(plan("name\nalice\nbob\n"), "") << "absent columns change nothing";
}

TEST_F(SyncClients, ContactIsRenewedAndSystemsAreUpdated) {
  sync("name,email,os\nalice,a@example.org,ios\nbob,b@example.org,ios\n");
  constexpr std::string_view kChanged =
      "name,email,os\nalice,new@example.org,ios\nbob,b@example.org,windows\n";
  EXPECT_EQ(plan(kChanged), "update bob, renew alice");
  sync(kChanged);
  EXPECT_EQ(plan(kChanged), "");
  EXPECT_EQ(inventory().find_clients("alice").size(), 2U);
  EXPECT_EQ(inventory().find_clients("bob").at(0).systems, "windows");
}

TEST_F(SyncClients, ReturningClientGetsNewCertificate) {
  sync("name\nalice\nbob\n");
  sync("name\nalice\n");
  EXPECT_EQ(inventory().find_clients("bob").at(0).revocation_reason, "cessation-of-operation");
  EXPECT_EQ(plan("name\nalice\nbob\n"), "issue bob");
}

TEST_F(SyncClients, MissingPfxIsExportedOnlyIfRequested) {
  constexpr std::string_view kUsers = "name\nalice\nbob\n";
  sync(kUsers);
  EXPECT_EQ(plan(kUsers), "");
  auto wanted = request(kUsers);
  wanted.issue.pfx = PfxTarget{dir / "pfx", {}, OnExisting::fail};
  const auto steps = plan_sync(wanted, *workspace);
  EXPECT_EQ(steps.count(SyncAction::export_pfx), 2U);
  const auto result = run_sync(steps, wanted, *workspace, {}, {});
  EXPECT_EQ(result.completed.size(), 2U);
  EXPECT_TRUE(result.issued.empty());
  EXPECT_TRUE(std::filesystem::exists(dir / "pfx/alice.pfx"));
  EXPECT_TRUE(plan_sync(wanted, *workspace).steps.empty());
}

TEST_F(SyncClients, OtherCaseInTheListRevokesNobody) {
  sync("name\nbob\nzoë\n");
  for (const std::string_view csv : {"name\nBob\nzoë\n", "name\nbob\nZOË\n"}) {
    try {
      plan(csv);
      ADD_FAILURE() << csv;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::conflict) << error.message();
    }
  }
  EXPECT_EQ(plan("name\nbob\nBob\nzoë\n"), "issue Bob") << "two people, said by the list";
}

TEST_F(SyncClients, MoreThanOneInTenIsMany) {
  std::string csv = "name\n";
  for (int i = 0; i < 20; ++i) csv += "user-" + std::to_string(i) + "\n";
  sync(csv);
  const auto without = [&](int first) {
    std::string shorter = "name\n";
    for (int i = first; i < 20; ++i) shorter += "user-" + std::to_string(i) + "\n";
    return plan_sync(request(shorter), *workspace);
  };
  EXPECT_FALSE(without(0).revokes_many());
  EXPECT_FALSE(without(2).revokes_many());
  EXPECT_TRUE(without(3).revokes_many());
}

}  // namespace
}  // namespace p2s::app
