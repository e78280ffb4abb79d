// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

const std::string kThumbprint = "A0B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B9";

std::string message_about(const std::string& thumbprint) {
  RuleQuestion question;
  question.revoke("alice", thumbprint);
  const auto findings = question.ask("REV-001");
  return findings.empty() ? "accepted" : findings[0].message;
}

TEST(RevocationRules, AcceptPastedThumbprints) {
  EXPECT_EQ(message_about(kThumbprint), "accepted");
  EXPECT_EQ(message_about(to_lower(kThumbprint)), "accepted");
  EXPECT_EQ(message_about("\xE2\x80\x8E"
                          "a0 b1 c2 d3 e4 f5 a6 b7 c8 d9 e0 f1 a2 b3 c4 d5 e6 f7 a8 b9"),
            "accepted");
}

TEST(RevocationRules, ExplainInvalidThumbprints) {
  EXPECT_EQ(message_about(""), "the thumbprint is missing");
  EXPECT_EQ(message_about(kThumbprint.substr(1)),
            "the thumbprint '" + kThumbprint.substr(1) + "' has 39 hex digits instead of 40");
  EXPECT_NE(message_about(kThumbprint + "0").find("has 41 hex digits"), std::string::npos);
  EXPECT_NE(message_about(std::string(64, 'A')).find("SHA-256"), std::string::npos);
  EXPECT_NE(message_about(std::string(63, 'A')).find("has 63 hex digits"), std::string::npos);
  EXPECT_EQ(message_about("alice"), "'alice' is not a thumbprint of 40 hex digits");
}

TEST(RevocationRules, RequireAName) {
  RuleQuestion question;
  question.revoke("alice", kThumbprint);
  EXPECT_EQ(question.count("REV-002"), 0U);
  question.revoke(" ", std::string(40, '1'));
  const auto findings = question.ask("REV-002");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "revoked[1]");
}

TEST(RevocationRules, FindIssuingCasAmongTheRevoked) {
  RuleQuestion question;
  question.add_root("P2SRootCert");
  auto& staff = question.certificates.stored[kThumbprint];
  staff = {"Staff", p2s::test::sample_root("Staff").facts};
  staff.facts.self_signed = false;
  question.add_client("alice").chain = {kThumbprint, "P2SRootCert"};
  question.revoke("staff", kThumbprint);
  const auto findings = question.ask("REV-003");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(
      findings[0].message,
      "the thumbprint is that of issuing CA 'Staff'; only client certificates can be revoked, "
      "so 1 client (alice) can still connect");
  EXPECT_EQ(findings[0].hint, "revoke each of its clients instead");
}

TEST(RevocationRules, FindRootsAmongTheRevoked) {
  RuleQuestion question;
  question.add_root("P2SRootCert").facts.thumbprint = kThumbprint;
  question.revoke("old", to_lower(kThumbprint));
  EXPECT_EQ(question.count("REV-003"), 1U);
  question.certificates.roots[0].facts.thumbprint = std::string(40, '1');
  EXPECT_EQ(question.count("REV-003"), 0U);
  // Neither an invalid thumbprint nor one that could not be read is a match.
  question.certificates.roots[0].facts.thumbprint = "";
  question.spec.revoked[0].thumbprint = "x";
  EXPECT_EQ(question.count("REV-003"), 0U);
}

TEST(RevocationRules, WarnWhenSeveralUsersLoseAccess) {
  RuleQuestion question;
  question.add_root("P2SRootCert");
  question.add_client("alice").facts.thumbprint = kThumbprint;
  question.revoke("alice", kThumbprint);
  EXPECT_EQ(question.count("REV-004"), 0U);
  question.add_client("bob").facts.thumbprint = kThumbprint;
  const auto findings = question.ask("REV-004");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "revoked[0]");
  EXPECT_EQ(findings[0].message, "2 users share this certificate (alice, bob) and lose access");
  question.certificates.clients.pop_back();
  question.certificates.clients[0].facts.alternative_names = {"email:a@b.org", "email:c@b.org"};
  EXPECT_EQ(question.count("REV-004"), 1U);
  question.spec.revoked[0].thumbprint = std::string(40, '1');
  EXPECT_EQ(question.count("REV-004"), 0U);
}

TEST(RevocationRules, FindDuplicateThumbprints) {
  RuleQuestion question;
  question.revoke("alice", kThumbprint);
  question.revoke("bob", std::string(40, '1'));
  question.revoke("carol", "x");
  question.revoke("dave", "x");
  EXPECT_EQ(question.count("REV-005"), 0U);
  question.revoke("alice again", to_lower(kThumbprint));
  const auto findings = question.ask("REV-005");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "revoked[4]");
  EXPECT_NE(findings[0].message.find("is already in revoked[0]"), std::string::npos);
}

}  // namespace
}  // namespace p2s::rules
