// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class RevokeClient : public WorkspaceTest {
 protected:
  SelectedClients select(std::vector<std::string> clients) {
    return select_clients(inventory(), {std::move(clients), "", std::nullopt}, clock.now());
  }
  ClientOutcome revoke(std::vector<std::string> clients,
                       const std::string& reason = "unspecified") {
    return revoke_clients(*workspace, select(std::move(clients)), reason);
  }
  ClientOutcome restore(const std::string& client) {
    return restore_clients(*workspace, select({client}));
  }
  void renew(const std::string& name) {
    RenewRequest request;
    request.clients = select({name});
    renew_clients(request, *workspace, {}, {});
  }
};

TEST_F(RevokeClient, AcceptsThumbprintInAnyNotation) {
  const auto thumbprint = issue(request_for({"alice", "bob"})).issued.front().thumbprint;
  std::string pasted = "\xE2\x80\x8E";  // as Windows' dialog gives it
  for (std::size_t i = 0; i < thumbprint.size(); i += 2)
    pasted += to_lower(thumbprint.substr(i, 2)) + " ";
  for (const auto& spelled : {pasted, thumbprint.substr(0, 12)}) {
    const auto outcome = revoke_clients(*workspace, select({spelled}), "superseded", true);
    ASSERT_EQ(outcome.done.size(), 1U) << spelled;
    EXPECT_EQ(outcome.done[0].thumbprint, thumbprint);
  }
}

TEST_F(RevokeClient, NameRefersToEveryCertificateThatTheGatewayAccepts) {
  issue(request_for({"alice"}));
  renew("alice");
  const auto newest = inventory().find_clients("alice").front().thumbprint;
  EXPECT_EQ(revoke({newest}).done.size(), 1U);
  const auto rest = revoke({"alice"});
  ASSERT_EQ(rest.done.size(), 1U);
  EXPECT_NE(rest.done[0].thumbprint, newest);
  EXPECT_TRUE(revoke({"alice"}).done.empty());
}

TEST_F(RevokeClient, ContinuesAfterUnknownClients) {
  issue(request_for({"alice", "bob"}));
  const auto selected = select({"alice", "nobody", "bob"});
  const auto outcome = revoke_clients(*workspace, selected, "unspecified");
  EXPECT_EQ(outcome.done.size(), 2U);
  const auto error = outcome_error(outcome, selected, "were not revoked");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::not_found);
  EXPECT_EQ(error->message(), "1 of 3 clients were not revoked");
  ASSERT_EQ(error->context().size(), 1U);
  EXPECT_EQ(error->context()[0], "client 'nobody' not found");
}

TEST_F(RevokeClient, RepeatedListSkipsWhoIsRevoked) {
  issue(request_for({"alice", "bob"}));
  revoke({"alice"});
  const auto selected = select({"alice", "bob"});
  const auto outcome = revoke_clients(*workspace, selected, "unspecified");
  EXPECT_EQ(outcome.done.size(), 1U);
  EXPECT_EQ(outcome.skipped.size(), 1U);
  EXPECT_FALSE(outcome_error(outcome, selected, "were not revoked"));
  const auto alone = select({"bob"});
  const auto error = outcome_error(revoke_clients(*workspace, alone, "unspecified"), alone, "");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::not_found);
}

TEST_F(RevokeClient, RestoresWhatTheLastRevocationRevoked) {
  issue(request_for({"alice"}));
  revoke({"alice"});
  clock = FixedClock(kNow + std::chrono::hours(1));
  issue(request_for({"alice"}));
  renew("alice");
  EXPECT_EQ(revoke({"alice"}).done.size(), 2U);
  EXPECT_EQ(restore("alice").done.size(), 2U);
  EXPECT_EQ(restore("alice").done.size(), 1U) << "the revocation before";
}

TEST_F(RevokeClient, OnlyHoldsAndRevocationsWithoutReasonAreTakenBack) {
  issue(request_for({"alice"}));
  for (const auto& reason : pki::revocation_reasons()) {
    const bool can = reason == "certificate-hold" || reason == "unspecified";
    revoke({"alice"}, reason);
    const auto outcome = restore("alice");
    EXPECT_EQ(outcome.failures.empty(), can) << reason;
    if (!can) {
      EXPECT_EQ(outcome.failures[0].error.kind(), ErrorKind::conflict);
      inventory().restore(inventory().find_clients("alice").front().thumbprint, workspace->actor());
    }
  }
}

TEST_F(RevokeClient, SuggestsSimilarNames) {
  issue(request_for({"alice"}));
  const auto selected = select({"alica"});
  ASSERT_EQ(selected.failures.size(), 1U);
  EXPECT_NE(selected.failures[0].error.hint().find("alice"), std::string::npos);
}

TEST_F(RevokeClient, RemovesEveryCertificateOfAName) {
  issue(request_for({"alice", "bob"}));
  renew("alice");
  EXPECT_EQ(remove_clients(*workspace, select({"alice"})).done.size(), 2U);
  EXPECT_EQ(inventory().clients().size(), 1U);
}

TEST_F(RevokeClient, AcceptsReasonsOfRfc5280Only) {
  EXPECT_NO_THROW(require_reason("key-compromise"));
  EXPECT_EQ(error_of([&] { require_reason("bored"); }).kind(), ErrorKind::usage);
}

TEST_F(RevokeClient, RevocationsAreListedAndSigned) {
  issue(request_for({"alice", "bob"}));
  revoke({"bob"});
  const auto revoked = revocations(*workspace, "");
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_EQ(revoked[0].name, "bob");
  EXPECT_EQ(error_of([&] { revocations(*workspace, "Nobody"); }).kind(), ErrorKind::not_found);
  const auto crl = make_crl(*workspace, "Root", {30, Period::Unit::days});
  EXPECT_TRUE(crl.starts_with("-----BEGIN X509 CRL-----\n"));
}

}  // namespace
}  // namespace p2s::app
