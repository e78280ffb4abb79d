// SPDX-License-Identifier: Apache-2.0
#include "support/certificate_samples.hpp"

#include <p2s/rules/certificate_check.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::rules {
namespace {

using test::on;
using Rules = std::vector<std::string>;

const Time kToday = on("2026-11-01");
constexpr std::chrono::seconds kSecond{1};

CertificateSummary root() { return test::sample_root("P2SRootCert").facts; }
CertificateSummary client() { return test::sample_client("alice").facts; }

Rules rules(const CertificateSummary& facts, CertificateRole role) {
  Rules found;
  for (const auto& finding : check_certificate(facts, role, "x", kToday)) {
    EXPECT_EQ(finding.subject, "x");
    EXPECT_FALSE(finding.message.empty());
    found.push_back(finding.rule);
  }
  std::sort(found.begin(), found.end());
  return found;
}
Rules of_root(const CertificateSummary& facts) { return rules(facts, CertificateRole::root); }
Rules of_client(const CertificateSummary& facts) { return rules(facts, CertificateRole::client); }

Severity severity_of(const CertificateSummary& facts) {
  return check_certificate(facts, CertificateRole::client, "x", kToday).at(0).severity;
}

TEST(CertificateCheck, AcceptsValidCertificates) {
  EXPECT_EQ(of_root(root()), Rules{});
  EXPECT_EQ(of_client(client()), Rules{});
}

TEST(CertificateCheck, UsesIdsAndReferencesOfTheCatalogue) {
  auto facts = client();
  facts.key = "rsa:1024";
  const auto findings = check_certificate(facts, CertificateRole::client, "x", kToday);
  ASSERT_EQ(findings.size(), 1U);
  for (const auto& entry : gateway_check_rules()) {
    if (entry.id == findings[0].rule) {
      EXPECT_EQ(entry.reference, findings[0].reference);
    }
  }
  EXPECT_FALSE(findings[0].hint.empty());
}

TEST(CertificateCheck, ChecksRsaKeySize) {
  for (const auto& [key, found] :
       std::vector<std::pair<std::string, Rules>>{{"rsa:1024", {"CRT-002"}},
                                                  {"rsa:2047", {"CRT-002"}},
                                                  {"rsa:2048", {}},
                                                  {"rsa:4096", {}},
                                                  {"rsa:4097", {"CRT-003"}},
                                                  {"rsa:16384", {"CRT-003"}},
                                                  {"ec:p256", {"CRT-004"}},
                                                  {"ED25519", {"CRT-004"}}}) {
    auto facts = client();
    facts.key = key;
    EXPECT_EQ(of_client(facts), found) << key;
    facts = root();
    facts.key = key;
    EXPECT_EQ(of_root(facts), found) << key;
  }
}

TEST(CertificateCheck, ChecksSignatureHash) {
  auto facts = client();
  facts.signature_algorithm = "sha1WithRSAEncryption";
  EXPECT_EQ(of_client(facts), Rules{"CRT-005"});
  EXPECT_EQ(severity_of(facts), Severity::warning);
  facts.signature_algorithm = "ecdsa-with-SHA1";
  EXPECT_EQ(of_client(facts), Rules{"CRT-005"});
  facts.signature_algorithm = "md5WithRSAEncryption";
  EXPECT_EQ(severity_of(facts), Severity::error);
  for (const auto* good : {"sha256WithRSAEncryption", "sha512WithRSAEncryption", "rsassaPss"}) {
    facts.signature_algorithm = good;
    EXPECT_EQ(of_client(facts), Rules{}) << good;
  }
  auto top = root();
  top.signature_algorithm = "md5WithRSAEncryption";
  EXPECT_EQ(of_root(top), Rules{"CRT-005"});
}

TEST(CertificateCheck, AcceptsPowerShellRootWithNote) {
  auto facts = root();
  facts.has_basic_constraints = facts.is_ca = false;
  facts.key_usage = {"keyCertSign"};
  EXPECT_EQ(of_root(facts), Rules{"CRT-006"});
  EXPECT_EQ(check_certificate(facts, CertificateRole::root, "x", kToday)[0].severity,
            Severity::note);
  facts.key_usage = {};
  EXPECT_EQ(of_root(facts), Rules{"CRT-006"});
}

TEST(CertificateCheck, ReportsRootsThatCannotSign) {
  auto facts = root();
  facts.is_ca = false;
  EXPECT_EQ(of_root(facts), Rules{"CRT-007"});
  facts.key_usage = {"digitalSignature", "cRLSign"};
  EXPECT_EQ(of_root(facts), Rules{"CRT-007"}) << "one fault: it is a client's, not a root";
  facts.is_ca = true;
  EXPECT_EQ(of_root(facts), Rules{"CRT-008"});
  facts.key_usage = {};
  EXPECT_EQ(of_root(facts), Rules{});
}

TEST(CertificateCheck, ReportsClientCertificateAsRoot) {
  auto facts = client();
  EXPECT_EQ(of_root(facts), Rules{"CERT-018"});
  facts.has_basic_constraints = false;
  facts.key_usage = {};
  EXPECT_EQ(of_root(facts), Rules{"CERT-018"});
  // An issuing CA is not a leaf, whichever of the two marks it has.
  facts.key_usage = {"keyCertSign"};
  EXPECT_EQ(of_root(facts), Rules{"CRT-006"});
  facts = client();
  facts.is_ca = true;
  facts.key_usage = {"keyCertSign"};
  EXPECT_EQ(of_root(facts), Rules{});
}

TEST(CertificateCheck, AcceptsRootsAtBothEndsOfValidity) {
  auto facts = root();
  facts.not_before = kToday;
  EXPECT_EQ(of_root(facts), Rules{});
  facts.not_before = kToday + kSecond;
  EXPECT_EQ(of_root(facts), Rules{"CERT-011"});
  facts = root();
  facts.not_after = kToday;
  EXPECT_EQ(of_root(facts), Rules{"CERT-012"});
  facts.not_after = kToday - kSecond;
  EXPECT_EQ(of_root(facts), Rules{"CERT-011"});
}

TEST(CertificateCheck, WarnsNinetyDaysBeforeARootExpires) {
  auto facts = root();
  facts.not_after = on("2027-01-30");
  EXPECT_EQ(of_root(facts), Rules{"CERT-012"});
  facts.not_after += kSecond;
  EXPECT_EQ(of_root(facts), Rules{});
}

TEST(CertificateCheck, AcceptsClientsAtBothEndsOfValidity) {
  auto facts = client();
  facts.not_before = facts.not_after = kToday;
  EXPECT_EQ(of_client(facts), Rules{});
  facts.not_after = kToday - kSecond;
  EXPECT_EQ(of_client(facts), Rules{"CRT-015"});
  facts.not_before = kToday + kSecond;
  facts.not_after = on("2027-06-01");
  EXPECT_EQ(of_client(facts), Rules{"CRT-015"});
}

TEST(CertificateCheck, WarnsOfClientsThatAreValidForMoreThan825Days) {
  auto facts = client();
  facts.not_before = on("2026-06-01");
  facts.not_after = on("2028-09-03");
  EXPECT_EQ(of_client(facts), Rules{});
  facts.not_after += kSecond;
  EXPECT_EQ(of_client(facts), Rules{"CRT-016"});
  auto top = root();
  top.not_after = on("2066-01-01");
  EXPECT_EQ(of_root(top), Rules{});
}

TEST(CertificateCheck, ChecksPurposesOfClients) {
  for (const auto& [purposes, found] :
       std::vector<std::pair<Rules, Rules>>{{{}, {"CRT-012"}},
                                            {{"clientAuth"}, {}},
                                            {{"clientAuth", "serverAuth"}, {}},
                                            {{"serverAuth", "clientAuth"}, {"CRT-011"}},
                                            {{"1.3.6.1.4.1.311.20.2.2", "clientAuth"}, {"CRT-011"}},
                                            {{"serverAuth"}, {"CRT-010"}},
                                            {{"2.5.29.37.0"}, {}}}) {
    auto facts = client();
    facts.extended_key_usage = purposes;
    EXPECT_EQ(of_client(facts), found);
  }
  auto top = root();
  top.extended_key_usage = {"serverAuth"};
  EXPECT_EQ(of_root(top), Rules{});
}

TEST(CertificateCheck, WarnsOfClientsThatAreCas) {
  auto facts = client();
  facts.is_ca = true;
  EXPECT_EQ(of_client(facts), Rules{"CRT-009"});
}

TEST(CertificateCheck, ChecksFormOfNames) {
  auto facts = client();
  facts.common_name = "CONTOSO\\alice";
  EXPECT_EQ(of_client(facts), Rules{"CRT-014"});
  facts.common_name = "alice@contoso.com";
  EXPECT_EQ(of_client(facts), Rules{});
}

}  // namespace
}  // namespace p2s::rules
