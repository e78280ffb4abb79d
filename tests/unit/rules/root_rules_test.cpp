// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::rules {
namespace {

using test::on;

/// One root, "P2SRootCert", and one client of it, "alice".
RuleQuestion good() {
  RuleQuestion question;
  question.add_root("P2SRootCert");
  question.add_client("alice");
  return question;
}

RootCertificate intermediate(const std::string& name, const std::string& issuer) {
  auto root = p2s::test::sample_root(name);
  root.facts.self_signed = false;
  root.facts.issuer = "CN=" + issuer;
  return root;
}

RootCertificate& add_intermediate(RuleQuestion& question, const std::string& name,
                                  const std::string& issuer) {
  auto& root = question.add_root(name);
  const auto origin = root.origin;
  root = intermediate(name, issuer);
  root.origin = origin;
  return root;
}

TEST(RootRules, AcceptValidRoot) {
  for (const auto& finding : check_gateway(good().spec, good().certificates, good().as_of).findings)
    EXPECT_TRUE(!finding.rule.starts_with("CERT") && !finding.rule.starts_with("CRT") &&
                !finding.rule.starts_with("REV"))
        << finding.rule << ' ' << finding.message;
}

TEST(RootRules, RequireRootOnlyForCertificateAuthentication) {
  RuleQuestion question;
  const auto findings = question.ask("CERT-001");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::error);
  question.spec.authentication = {azure::Method::entra};
  EXPECT_EQ(question.count("CERT-001"), 0U);
  question.spec.authentication = {azure::Method::entra, azure::Method::certificate};
  EXPECT_EQ(question.count("CERT-001"), 1U);
  // Without [[roots]], those of the inventory are meant.
  question.certificates.roots.push_back(p2s::test::sample_root("Stored"));
  EXPECT_EQ(question.count("CERT-001"), 0U);
}

TEST(RootRules, ReportMissingRoot) {
  auto question = good();
  auto& root = question.certificates.roots[0];
  root.problem = RootDataProblem::not_found;
  root.has_certificate = false;
  root.detail = "no such file";
  const auto findings = question.ask("CERT-001");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].subject, "roots[0]");
  EXPECT_EQ(findings[0].message, "root 'P2SRootCert' not found: no such file");
  // One in a vault has a finding of its own.
  question.spec.roots[0].file = "https://corp.vault.azure.net/certificates/P2SRootCert";
  EXPECT_EQ(question.count("CERT-001"), 0U);
  EXPECT_EQ(question.count("CERT-017"), 1U);
}

TEST(RootRules, CountRootsAgainstTheLimit) {
  RuleQuestion question;
  for (int i = 1; i <= 20; ++i) question.add_root(fmt::format("Root{}", i));
  EXPECT_EQ(question.count("CERT-002"), 0U);
  question.add_root("Root21");
  const auto findings = question.ask("CERT-002");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "21 root certificates are configured; a gateway supports 20");
  EXPECT_TRUE(findings[0].hint.starts_with("remove 1"));
}

TEST(RootRules, CountRevocationsOfTheSpecAndTheInventory) {
  auto question = good();
  for (int i = 1; i <= 300; ++i) question.revoke("laptop", fmt::format("{:040}", i));
  EXPECT_EQ(question.count("CERT-003"), 0U);
  question.add_client("bob");
  EXPECT_EQ(question.count("CERT-003"), 0U);
  auto& bob = question.certificates.clients.back();
  bob.revoked = true;
  EXPECT_EQ(question.count("CERT-003"), 1U);
  // It is already in the spec.
  bob.facts.thumbprint = fmt::format("{:040}", 7);
  EXPECT_EQ(question.count("CERT-003"), 0U);
  bob.facts.thumbprint = "other";
  // Nobody has to revoke what has expired.
  bob.facts.not_after = question.as_of - std::chrono::seconds(1);
  EXPECT_EQ(question.count("CERT-003"), 0U);
  // A removed client stays revoked.
  question.certificates.removed_revocations = {fmt::format("{:040}", 7)};
  EXPECT_EQ(question.count("CERT-003"), 0U);
  question.certificates.removed_revocations.emplace_back("another");
  EXPECT_EQ(question.count("CERT-003"), 1U);
  question.certificates.removed_revocations.clear();
  question.revoke("laptop", fmt::format("{:040}", 301));
  EXPECT_EQ(question.count("CERT-003"), 1U);
  question.spec.authentication = {azure::Method::entra};
  EXPECT_EQ(question.count("CERT-003"), 0U);
}

TEST(RootRules, NameEachProblemOfData) {
  for (const auto& [problem, rule] : std::vector<std::pair<RootDataProblem, std::string>>{
           {RootDataProblem::not_found, "CERT-001"},
           {RootDataProblem::not_base64, "CERT-004"},
           {RootDataProblem::not_a_certificate, "CERT-004"},
           {RootDataProblem::whitespace, "CERT-005"},
           {RootDataProblem::line_ends, "CERT-005"},
           {RootDataProblem::pem_markers, "CERT-006"},
           {RootDataProblem::encoded_twice, "CERT-007"},
           {RootDataProblem::private_key, "CERT-008"}}) {
    auto question = good();
    question.certificates.roots[0].problem = problem;
    question.certificates.roots[0].has_certificate = false;
    const auto findings =
        check_gateway(question.spec, question.certificates, question.as_of).findings;
    const auto of_root = [](const Finding& each) { return each.subject == "roots[0]"; };
    ASSERT_EQ(std::count_if(findings.begin(), findings.end(), of_root), 1);
    const auto& found = *std::find_if(findings.begin(), findings.end(), of_root);
    EXPECT_EQ(found.rule, rule);
    EXPECT_EQ(found.severity,
              problem == RootDataProblem::line_ends ? Severity::warning : Severity::error);
    EXPECT_FALSE(found.hint.empty());
  }
}

TEST(RootRules, CheckCertificateInFaultyData) {
  auto question = good();
  auto& root = question.certificates.roots[0];
  root.problem = RootDataProblem::whitespace;
  root.facts.not_after = on("2026-10-31");
  EXPECT_EQ(question.count("CERT-005"), 1U);
  EXPECT_EQ(question.count("CERT-011"), 1U);
}

TEST(RootRules, CheckNamesAndSuggestValidOnes) {
  for (const auto& [name, suggested] :
       std::vector<std::pair<std::string, std::string>>{{"Corp Root", "Corp-Root"},
                                                        {"Corp / Root!", "Corp-Root"},
                                                        {"Wurzel \xC3\xA4", "Wurzel"},
                                                        {"'", "P2SRoot"}}) {
    RuleQuestion question;
    question.add_root(name);
    const auto findings = question.ask("CERT-009");
    ASSERT_EQ(findings.size(), 1U) << name;
    EXPECT_TRUE(findings[0].hint.ends_with("name = \"" + suggested + "\"")) << findings[0].hint;
  }
  for (const auto* name : {"P2SRootCert", "a", "A.b_c-9"}) {
    RuleQuestion question;
    question.add_root(name);
    EXPECT_EQ(question.count("CERT-009"), 0U) << name;
  }
  RuleQuestion nameless;
  nameless.add_root("");
  EXPECT_EQ(nameless.count("CERT-009"), 1U);
  nameless.add_root("");
  EXPECT_EQ(nameless.count("CERT-009"), 2U);
}

TEST(RootRules, CheckNamesOfStoredRootsIfTheSpecNamesNone) {
  RuleQuestion question;
  question.certificates.roots.push_back(p2s::test::sample_root("Corp Root"));
  const auto findings = question.ask("CERT-009");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "root Corp Root");
}

TEST(RootRules, DistinguishSameNamesFromSameCertificates) {
  auto question = good();
  question.add_root("p2srootcert");
  auto findings = question.ask("CERT-010");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].subject, "roots[1]");
  question = good();
  question.add_root("Other");
  question.certificates.roots[1].facts = question.certificates.roots[0].facts;
  findings = question.ask("CERT-010");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].message,
            "root 'Other' is the same certificate as root 'P2SRootCert' (roots[0])");
}

TEST(RootRules, ReportExpiredRoot) {
  auto question = good();
  question.certificates.roots[0].facts.not_after = on("2026-11-01");
  EXPECT_EQ(question.count("CERT-011"), 0U);
  question.as_of = on("2026-11-02");
  const auto findings = question.ask("CERT-011");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "roots[0]");
  EXPECT_TRUE(findings[0].message.starts_with("root 'P2SRootCert': it expired on 2026-11-01"));
}

TEST(RootRules, FindClientsWithoutRoot) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.chain = {};
  alice.facts.issuer = "CN=Unknown";
  EXPECT_EQ(question.count("CERT-013"), 1U);
  alice.revoked = true;
  EXPECT_EQ(question.count("CERT-013"), 0U);
  alice.revoked = false;
  alice.facts.not_after = question.as_of;
  EXPECT_EQ(question.count("CERT-013"), 1U);
  alice.facts.not_after -= std::chrono::seconds(1);
  EXPECT_EQ(question.count("CERT-013"), 0U);
}

TEST(RootRules, IgnoreClientsThatCannotBeChecked) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.chain = {};
  alice.facts.issuer = "CN=Unknown";
  question.spec.authentication = {azure::Method::entra};
  EXPECT_EQ(question.count("CERT-013"), 0U);
  question.spec.authentication = {azure::Method::certificate};
  // The root that cannot be read may be theirs.
  auto& broken = question.add_root("Broken");
  broken.problem = RootDataProblem::not_base64;
  broken.has_certificate = false;
  EXPECT_EQ(question.count("CERT-013"), 0U);
  question.certificates.clients[0].chain = {"Elsewhere"};
  EXPECT_EQ(question.count("CERT-016"), 0U);
}

TEST(RootRules, IgnoreClientsRevokedInTheSpec) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.chain = {};
  alice.facts.issuer = "CN=Unknown";
  alice.facts.thumbprint = std::string(40, 'A');
  question.revoke("alice", std::string(40, 'a'));
  EXPECT_EQ(question.count("CERT-013"), 0U);
}

TEST(RootRules, RequireIntermediatesAfterTheirRoot) {
  auto question = good();
  auto& alice = question.certificates.clients[0];
  alice.chain = {"Issuing", "P2SRootCert"};
  alice.facts.issuer = "CN=Issuing";
  auto findings = question.ask("CERT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "roots");
  EXPECT_NE(findings[0].message.find("'CN=Issuing' (Issuing) of 1 client (alice) is not uploaded"),
            std::string::npos);
  add_intermediate(question, "Issuing", "P2SRootCert");
  EXPECT_EQ(question.count("CERT-015"), 0U);

  RuleQuestion reversed;
  add_intermediate(reversed, "Issuing", "P2SRootCert");
  findings = reversed.ask("CERT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("is not uploaded"), std::string::npos);
  reversed.add_root("P2SRootCert");
  findings = reversed.ask("CERT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("is listed before its root 'P2SRootCert'"), std::string::npos);
}

TEST(RootRules, ReportTheMissingRootOfAnIntermediateOnce) {
  RuleQuestion question;
  add_intermediate(question, "Issuing", "Absent");
  auto& alice = question.add_client("alice", "Issuing");
  alice.chain = {"Issuing", "Absent"};
  const auto findings = question.ask("CERT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "roots[0]");
}

TEST(RootRules, DistinguishIssuersOfOneNameByKey) {
  auto question = good();
  auto& issuing = add_intermediate(question, "Issuing", "P2SRootCert");
  issuing.facts.authority_key_id = "a different key";
  EXPECT_EQ(question.count("CERT-015"), 1U);
  issuing.facts.authority_key_id = "P2SRootCert";
  EXPECT_EQ(question.count("CERT-015"), 0U);
}

TEST(RootRules, ListTheClientsOfARemovedRoot) {
  RuleQuestion question;
  question.add_root("New");
  for (int i = 1; i <= 7; ++i) question.add_client(fmt::format("user{}", i), "Old");
  question.add_client("zoe", "New");
  question.certificates.clients[0].root = "OldRoot";
  const auto findings = question.ask("CERT-016");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "roots");
  EXPECT_NE(findings[0].message.find(
                "7 clients (user1, user2, user3, user4, user5 and 2 more) cannot connect"),
            std::string::npos)
      << findings[0].message;
  EXPECT_EQ(question.count("CERT-013"), 0U);
  // A root known only by the issuer's name.
  question.certificates.clients.resize(1);
  question.certificates.clients[0].root = "";
  EXPECT_TRUE(question.ask("CERT-016")[0].message.starts_with("root 'CN=Old' (Old)"));
  question.certificates.clients[0].root = "OldRoot";
  EXPECT_TRUE(question.ask("CERT-016")[0].message.starts_with("root 'OldRoot' (Old)"));
}

TEST(RootRules, RecogniseKeyVaults) {
  for (const auto* file : {"https://corp.vault.azure.net/certificates/root",
                           "https://CORP.VAULT.AZURE.CN/secrets/root",
                           "https://corp.vault.usgovcloudapi.net/secrets/root"}) {
    auto question = good();
    question.spec.roots[0].file = file;
    EXPECT_EQ(question.count("CERT-017"), 1U) << file;
  }
  auto question = good();
  question.spec.roots[0].file = "vault/root.cer";
  EXPECT_EQ(question.count("CERT-017"), 0U);
  question.spec.roots[0].data = "@Microsoft.KeyVault(SecretUri=https://corp)";
  EXPECT_EQ(question.count("CERT-017"), 1U);
}

/// alice's certificate is of issuing CA "Staff", which is in the store only.
RuleQuestion below_issuing_ca() {
  auto question = good();
  question.certificates.stored["Staff"] = {"Staff", intermediate("Staff", "P2SRootCert").facts};
  auto& alice = question.certificates.clients[0];
  alice.facts.issuer = "CN=Staff";
  alice.chain = {"Staff", "P2SRootCert"};
  return question;
}

TEST(RootRules, ReportIssuingCaThatExpiredOnceForItsLiveClients) {
  auto question = below_issuing_ca();
  EXPECT_EQ(question.count("CERT-020"), 0U);
  auto& staff = question.certificates.stored["Staff"].facts;
  staff.not_after = question.as_of;
  EXPECT_EQ(question.count("CERT-020"), 0U);
  staff.not_after = question.as_of - std::chrono::seconds(1);
  question.certificates.clients.push_back(question.certificates.clients[0]);
  question.certificates.clients[1].name = "bob";
  const auto findings = question.ask("CERT-020");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].subject, "issuing CA 'Staff' Staff");
  EXPECT_EQ(findings[0].message,
            "it expired on 2026-10-31, so 2 clients (alice, bob) cannot connect");
  // Uploading it would not help, and no certificate under it has to be renewed before it expires.
  EXPECT_EQ(question.count("CERT-015"), 0U);
  EXPECT_EQ(question.count("CRT-015"), 0U);
  staff.not_after = test::on("2036-01-01");
  staff.not_before = test::on("2027-01-01");
  EXPECT_EQ(
      question.ask("CERT-020").at(0).message,
      "it is not valid before 2027-01-01T00:00:00Z, so 2 clients (alice, bob) cannot connect");
}

TEST(RootRules, ReportInvalidIssuingCaOnlyIfSomebodyDependsOnIt) {
  auto question = below_issuing_ca();
  question.certificates.stored["Staff"].facts.not_after = test::on("2026-10-01");
  EXPECT_EQ(question.count("CERT-020"), 1U);
  auto& alice = question.certificates.clients[0];
  alice.facts.not_after = test::on("2026-10-30");
  EXPECT_EQ(question.count("CERT-020"), 0U);
  alice.facts.not_after = test::on("2027-01-01");
  alice.revoked = true;
  EXPECT_EQ(question.count("CERT-020"), 0U);
  alice.revoked = false;
  // CERT-011 reports one that is uploaded.
  add_intermediate(question, "Staff", "P2SRootCert").facts.not_after = test::on("2026-10-01");
  EXPECT_EQ(question.count("CERT-020"), 0U);
  EXPECT_EQ(question.count("CERT-011"), 1U);
}

TEST(RootRules, CompareClientsWithEveryCaAboveThem) {
  auto question = below_issuing_ca();
  EXPECT_EQ(question.count("CRT-015"), 0U);
  question.certificates.stored["Staff"].facts.not_after = test::on("2027-01-01");
  const auto findings = question.ask("CRT-015");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "it is valid until 2027-06-01, but issuing CA 'Staff' expires earlier, on 2027-01-01");
  EXPECT_EQ(findings[0].hint, "reissue it under the next issuing CA before then");
  question.certificates.clients[0].facts.not_after = test::on("2027-01-01") + std::chrono::hours(1);
  EXPECT_EQ(question.ask("CRT-015").at(0).message,
            "it is valid until 2027-01-01T01:00:00Z, but issuing CA 'Staff' expires earlier, on "
            "2027-01-01T00:00:00Z");
}

TEST(RootRules, KeepTheDefaultRootsWhenOneIsAdded) {
  auto question = below_issuing_ca();
  ASSERT_EQ(question.count("CERT-015"), 1U);
  EXPECT_EQ(question.ask("CERT-015")[0].hint,
            "add it to [[roots]] after its issuer: name = \"Staff\"");
  question.spec.roots.clear();  // every root of the store
  EXPECT_EQ(question.ask("CERT-015").at(0).hint,
            "add every root of the store to [[roots]], and it after its issuer: name = \"Staff\"");
}

TEST(RootRules, RemoveTheSecondOfTwoEqualRoots) {
  auto question = good();
  question.add_root("Other").facts.thumbprint = "P2SRootCert";
  const auto findings = question.ask("CERT-010");
  ASSERT_EQ(findings.size(), 1U);
  ASSERT_EQ(findings[0].fixes.size(), 1U);
  EXPECT_EQ(findings[0].fixes[0].edits, (std::vector{Edit{p2s::Change::remove, "roots[1]"}}));
}

TEST(RootRules, NameFiveClientsAndCountTheOthers) {
  auto question = below_issuing_ca();
  question.certificates.stored["Staff"].facts.not_after = test::on("2026-10-01");
  const auto alice = question.certificates.clients[0];
  for (const auto* name : {"bob", "carol", "dave", "erin"})
    question.certificates.clients.emplace_back(alice).name = name;
  EXPECT_EQ(
      question.ask("CERT-020").at(0).message,
      "it expired on 2026-10-01, so 5 clients (alice, bob, carol, dave, erin) cannot connect");
  question.certificates.clients.emplace_back(alice).name = "frank";
  EXPECT_NE(question.ask("CERT-020").at(0).message.find("erin and 1 more)"), std::string::npos);
}

}  // namespace
}  // namespace p2s::rules
