// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::rules {
namespace {

using test::on;

constexpr std::chrono::seconds kSecond{1};

RuleQuestion good() {
  RuleQuestion question;
  question.add_root("P2SRootCert");
  question.add_client("alice");
  question.add_client("bob");
  return question;
}

TEST(CertificateRules, NameTheCertificateInTheirSubject) {
  auto question = good();
  question.certificates.clients[1].facts.key = "rsa:1024";
  const auto findings = question.ask("CRT-002");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "client bob bob");
  EXPECT_TRUE(findings[0].message.starts_with("its RSA key has 1024 bits"));
}

TEST(CertificateRules, CheckRootsAndClientsSeparately) {
  auto question = good();
  question.certificates.roots[0].facts.extended_key_usage = {"serverAuth"};
  EXPECT_EQ(question.count("CRT-010"), 0U);
  question.certificates.clients[0].facts.has_basic_constraints = false;
  EXPECT_EQ(question.count("CRT-006"), 0U);
}

TEST(CertificateRules, IgnoreIrrelevantClients) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.facts.key = "rsa:1024";
  ASSERT_EQ(question.count("CRT-002"), 1U);
  alice.revoked = true;
  EXPECT_EQ(question.count("CRT-002"), 0U);
  alice.revoked = false;
  question.spec.authentication = {azure::Method::radius};
  EXPECT_EQ(question.count("CRT-002"), 0U);
}

TEST(CertificateRules, IgnoreExpiredCertificateOfRenewedUser) {
  auto question = good();
  auto& old = question.certificates.clients[0];
  old.facts.not_after = question.as_of - kSecond;
  EXPECT_EQ(question.count("CRT-015"), 1U);
  auto& next = question.add_client("alice");
  next.facts.serial = next.facts.thumbprint = next.facts.subject_key_id = "alice2";
  EXPECT_EQ(question.count("CRT-015"), 0U);
  next.revoked = true;
  EXPECT_EQ(question.count("CRT-015"), 1U);
  next.revoked = false;
  next.facts.not_after = question.as_of - kSecond;
  EXPECT_EQ(question.count("CRT-015"), 2U);
}

TEST(CertificateRules, WarnOfClientsThatOutliveTheirRoot) {
  auto question = good();
  const auto end = on("2027-05-31");
  question.certificates.roots[0].facts.not_after = end;
  auto& alice = question.certificates.clients[0];
  auto& bob = question.certificates.clients[1];
  bob.facts.not_after = alice.facts.not_after = end;
  EXPECT_EQ(question.count("CRT-015"), 0U);
  alice.facts.not_after = end + kSecond;
  const auto findings = question.ask("CRT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  // That they have both expired says it already.
  question.as_of = end + 2 * kSecond;
  for (const auto& finding : question.ask("CRT-015")) EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(question.count("CRT-015"), 2U);
}

TEST(CertificateRules, FindClientsSignedByAnotherKeyOfThatName) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.chain = {};
  auto findings = question.ask("CRT-017");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("name of root 'P2SRootCert' ('CN=P2SRootCert')"),
            std::string::npos);
  EXPECT_EQ(question.count("CERT-013"), 0U);
  alice.chain = {"P2SRootCert"};
  alice.signature_ok = false;
  EXPECT_EQ(question.count("CRT-017"), 1U);
  alice.chain = {"Stored"};
  alice.facts.issuer = "CN=Stored";
  EXPECT_EQ(question.count("CRT-017"), 1U);
  EXPECT_EQ(question.count("CERT-016"), 0U);
  alice.chain = {};
  alice.signature_ok = true;
  EXPECT_EQ(question.count("CRT-017"), 0U);
}

TEST(CertificateRules, FindCertificatesOfSeveralUsers) {
  auto question = good();
  EXPECT_EQ(question.count("CRT-022"), 0U);
  auto& alice = question.certificates.clients[0].facts;
  auto& bob = question.certificates.clients[1].facts;
  bob.subject_key_id = alice.subject_key_id;
  auto findings = question.ask("CRT-022");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(
      findings[0].message.starts_with("2 users share this certificate or its key (alice, bob)"));
  alice.subject_key_id = bob.subject_key_id = "";
  EXPECT_EQ(question.count("CRT-022"), 0U);
  bob.thumbprint = alice.thumbprint;
  EXPECT_EQ(question.count("CRT-022"), 1U);
}

TEST(CertificateRules, CountTheUsersInAlternativeNames) {
  auto question = good();
  auto& names = question.certificates.clients[0].facts.alternative_names;
  for (const auto& [list, found] : std::vector<std::pair<std::vector<std::string>, std::size_t>>{
           {{"UPN:alice@contoso.com", "email:alice.a@contoso.com"}, 0},
           {{"UPN:alice@contoso.com", "UPN:Alice@Contoso.com"}, 0},
           {{"DNS:alice", "DNS:alice.contoso.com"}, 0},
           {{"UPN:alice@contoso.com", "UPN:bob@contoso.com"}, 1},
           {{"email:alice@contoso.com", "email:bob@contoso.com"}, 1}}) {
    names = list;
    EXPECT_EQ(question.count("CRT-022"), found) << join(list, " ");
  }
}

TEST(CertificateRules, AllowOneUserSeveralCertificatesOfOneKey) {
  auto question = good();
  auto& next = question.add_client("alice");
  next.facts.subject_key_id = question.certificates.clients[0].facts.subject_key_id;
  next.facts.serial = next.facts.thumbprint = "alice2";
  next.facts.alternative_names = {"UPN:alice@contoso.com"};
  EXPECT_EQ(question.count("CRT-022"), 0U);
}

TEST(CertificateRules, TreatRenewalAsSameUser) {
  auto question = good();
  auto& next = question.add_client("alice");
  next.facts.serial = next.facts.thumbprint = next.facts.subject_key_id = "alice2";
  EXPECT_EQ(question.count("CRT-023"), 0U);
  next.facts.alternative_names = {"DNS:other"};
  const auto findings = question.ask("CRT-023");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].subject, "client alice alice2");
  next.facts.not_after = question.as_of - kSecond;
  EXPECT_EQ(question.count("CRT-023"), 0U);
  next.facts.not_after = on("2027-06-01");
  next.facts.alternative_names = {"DNS:alice"};
  next.facts.subject = "CN=ALICE,O=Contoso";
  next.facts.common_name = "ALICE";
  EXPECT_EQ(question.count("CRT-023"), 1U);
}

TEST(CertificateRules, AllowASerialOncePerIssuer) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  auto& bob = question.certificates.clients[1];
  bob.facts.serial = alice.facts.serial;
  auto findings = question.ask("CRT-023");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::error);
  // Revoked ones count too, but not another issuer's, and no certificate against itself.
  alice.revoked = true;
  EXPECT_EQ(question.count("CRT-023"), 1U);
  bob.facts.issuer = "CN=Other";
  EXPECT_EQ(question.count("CRT-023"), 0U);
  bob.facts = alice.facts;
  EXPECT_EQ(question.count("CRT-023"), 0U);
}

TEST(CertificateRules, FindClientWithKeyOfRoot) {
  auto question = good();
  auto& alice = question.certificates.clients[0].facts;
  alice.subject_key_id = "P2SRootCert";
  ASSERT_EQ(question.count("CRT-024"), 1U);
  alice.subject_key_id = "";
  question.certificates.roots[0].facts.subject_key_id = "";
  EXPECT_EQ(question.count("CRT-024"), 0U);
  alice.thumbprint = "P2SRootCert";
  EXPECT_EQ(question.count("CRT-024"), 1U);
}

TEST(CertificateRules, NoteUndocumentedChainDepth) {
  auto question = good();
  auto& chain = question.certificates.clients[0].chain;
  chain = {"CA1", "P2SRootCert"};
  EXPECT_EQ(question.count("CRT-026"), 0U);
  chain = {"CA1", "CA2", "P2SRootCert"};
  EXPECT_EQ(question.count("CRT-026"), 1U);
}

TEST(CertificateRules, EscapeUntrustedNames) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.name = "al\x1B[2Jice\n";
  alice.facts.issuer = "CN=\x1B[2J";
  alice.facts.common_name = "A\\\x1B";
  alice.chain = {};
  question.certificates.roots[0].name = "R\x07";
  question.certificates.roots[0].facts.key = "x\x07";
  for (const auto& finding :
       check_gateway(question.spec, question.certificates, question.as_of).findings) {
    for (const auto& text : {finding.subject, finding.message, finding.hint})
      EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20;
      })) << printable(text);
  }
}

}  // namespace
}  // namespace p2s::rules
