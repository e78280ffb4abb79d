// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class RevokeClient : public WorkspaceTest {
 protected:
  void revoke(const std::string& spelled) {
    inventory().revoke(certificates_to_revoke(*workspace, spelled).front().thumbprint, "superseded",
                       workspace->actor());
  }
};

TEST_F(RevokeClient, AcceptsNameOrThumbprintInAnyNotation) {
  const auto thumbprint = issue(request_for({"alice", "bob"})).issued.front().thumbprint;
  std::string pasted = "\xE2\x80\x8E";  // as Windows' dialog gives it
  for (std::size_t i = 0; i < thumbprint.size(); i += 2)
    pasted += to_lower(thumbprint.substr(i, 2)) + " ";
  EXPECT_EQ(certificates_to_revoke(*workspace, pasted).front().thumbprint, thumbprint);
  EXPECT_EQ(certificates_to_revoke(*workspace, thumbprint.substr(0, 12)).front().thumbprint,
            thumbprint);
  EXPECT_EQ(certificates_to_revoke(*workspace, "alice").front().name, "alice");
}

TEST_F(RevokeClient, NameRefersToEveryCertificateThatTheGatewayAccepts) {
  issue(request_for({"alice"}));
  RenewRequest renewal;
  renewal.clients = {"alice"};
  renew_clients(renewal, *workspace, {}, {});
  const auto both = certificates_to_revoke(*workspace, "alice");
  ASSERT_EQ(both.size(), 2U);
  const auto one = certificates_to_revoke(*workspace, both.front().thumbprint);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one.front().thumbprint, both.front().thumbprint);
  revoke(both.front().thumbprint);
  EXPECT_EQ(certificates_to_revoke(*workspace, "alice").front().thumbprint, both.back().thumbprint);
}

TEST_F(RevokeClient, NameRefersToItsValidCertificate) {
  issue(request_for({"alice"}));
  revoke("alice");
  const auto fresh = issue(request_for({"alice"})).issued.front().thumbprint;
  EXPECT_EQ(certificates_to_revoke(*workspace, "alice").front().thumbprint, fresh);
  EXPECT_NE(client_to_restore(*workspace, "alice").thumbprint, fresh);
}

TEST_F(RevokeClient, SuggestsSimilarNames) {
  issue(request_for({"alice"}));
  const Error error = error_of([&] { certificates_to_revoke(*workspace, "alica"); });
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_NE(error.hint().find("alice"), std::string::npos);
  revoke("alice");
  EXPECT_EQ(error_of([&] { certificates_to_revoke(*workspace, "alice"); }).kind(),
            ErrorKind::not_found);
}

TEST_F(RevokeClient, AcceptsReasonsOfRfc5280Only) {
  EXPECT_NO_THROW(require_reason("key-compromise"));
  EXPECT_EQ(error_of([&] { require_reason("bored"); }).kind(), ErrorKind::usage);
}

TEST_F(RevokeClient, RevocationsAreListedAndSigned) {
  issue(request_for({"alice", "bob"}));
  revoke("bob");
  const auto revoked = revocations(*workspace, "");
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_EQ(revoked[0].name, "bob");
  EXPECT_EQ(error_of([&] { revocations(*workspace, "Nobody"); }).kind(), ErrorKind::not_found);
  const auto crl = make_crl(*workspace, "Root", {30, Period::Unit::days});
  EXPECT_TRUE(crl.starts_with("-----BEGIN X509 CRL-----\n"));
}

}  // namespace
}  // namespace p2s::app
