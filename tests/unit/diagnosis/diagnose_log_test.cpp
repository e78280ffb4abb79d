// SPDX-License-Identifier: Apache-2.0
// Whole logs, with what the diagnosis says about them.
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/diagnosis.hpp>

#include <gtest/gtest.h>

namespace p2s::diagnosis {
namespace {

Diagnosis diagnosed(const std::string& name) {
  const auto bytes = read_file(std::string(P2S_TEST_DATA) + "/diagnosis/logs/" + name);
  const std::vector<NamedLog> logs{{name, read_client_log(as_text(bytes))}};
  return diagnose({}, {}, logs);
}

/// "line 18 eap-identity-missing, line 5 INVALID_KE": the findings in their order.
std::string causes(const Diagnosis& diagnosis) {
  std::vector<std::string> found;
  for (const auto& one : diagnosis.findings)
    found.push_back("line " + one.subject.substr(one.subject.rfind(':') + 1) + " " +
                    one.message.substr(0, one.message.find(':')));
  return join(found, ", ");
}

TEST(DiagnoseLog, NamesTheMissingPluginNotItsConsequences) {
  const auto diagnosis = diagnosed("ss-32421.log");
  EXPECT_EQ(causes(diagnosis), "line 16 eap-identity-missing, line 5 INVALID_KE");
  EXPECT_NE(diagnosis.findings[0].message.find("line 18: eap-failure"), std::string::npos)
      << diagnosis.findings[0].message;
  EXPECT_NE(diagnosis.findings[0].hint.find("libcharon-extra-plugins"), std::string::npos);
}

TEST(DiagnoseLog, SaysWhatToOfferWithoutACommonProposal) {
  const auto diagnosis = diagnosed("ss-112448.log");
  EXPECT_EQ(causes(diagnosis), "line 5 NO_PROPOSAL_CHOSEN");
  EXPECT_NE(diagnosis.findings[0].hint.find("proposals = aes256"), std::string::npos);
}

TEST(DiagnoseLog, NamesTheTlsAuthKeyWhenTheGatewayClosesAtOnce) {
  const auto diagnosis = diagnosed("ovpn26.log");
  EXPECT_EQ(causes(diagnosis), "line 9 closed-after-first-packet");
  EXPECT_NE(diagnosis.findings[0].message.find("tls-auth key"), std::string::npos);
}

TEST(DiagnoseLog, NamesTheMismatchNotThatTheServerIsNotTrusted) {
  EXPECT_EQ(causes(diagnosed("mac.log")), "line 2 mac-gateway-name-mismatch");
}

TEST(DiagnoseLog, ListsErrorsOfTheAzureVpnClientInTimeOrder) {
  EXPECT_EQ(causes(diagnosed("azvpn.log")),
            "line 2 profile-not-azure-vpn, line 3 1460, line 4 key-material-sent");
}

TEST(DiagnoseLog, ReadsOldOpenvpnConnectAndJournals) {
  EXPECT_EQ(causes(diagnosed("ovpn24.log")), "line 6 gateway-not-trusted");
  EXPECT_EQ(causes(diagnosed("connect-timeout.log")), "line 6 connect-timeout");
  EXPECT_EQ(causes(diagnosed("journal-dns.json")), "line 1 gateway-name-unresolved");
}

TEST(DiagnoseLog, TellsAttemptsApart) {
  EXPECT_EQ(causes(diagnosed("ss-two-attempts.log")),
            "line 5 ike-no-answer, line 9 gateway-root-missing");
  EXPECT_EQ(causes(diagnosed("ras-two-calls.txt")), "line 2 13801, line 4 809");
}

TEST(DiagnoseLog, ReportsAttemptsThatFailAlikeOnce) {
  const std::string fails =
      "05[IKE] initiating IKE_SA azure[1] to 203.0.113.7\n07[IKE] giving up after 5 retransmits\n";
  const std::string connects =
      "05[IKE] initiating IKE_SA azure[1] to 203.0.113.7\n"
      "09[IKE] CHILD_SA azure{1} established with SPIs c1_i c2_o\n";
  const auto diagnosed = [](const std::string& text) {
    const std::vector<NamedLog> logs{{"x", read_client_log(text)}};
    return diagnose({}, {}, logs);
  };
  const auto twice = diagnosed(fails + connects + fails);
  ASSERT_EQ(twice.findings.size(), 1U);
  EXPECT_EQ(twice.findings[0].severity, Severity::error);
  EXPECT_NE(twice.findings[0].message.find("2 attempts fail like this, the last in line 6"),
            std::string::npos)
      << twice.findings[0].message;
  const auto healed = diagnosed(fails + fails + connects);
  ASSERT_EQ(healed.findings.size(), 1U);
  EXPECT_EQ(healed.findings[0].severity, Severity::warning);
}

TEST(DiagnoseLog, NamesTheMismatchNotTheAlertOfStrongswan) {
  EXPECT_EQ(causes(diagnosed("nm-name.log")), "line 4 gateway-id-mismatch");
}

TEST(DiagnoseLog, NamesTheClockNotThatTheKeyIsNotTrusted) {
  EXPECT_EQ(causes(diagnosed("charon-clock.log")), "line 3 certificate-not-valid-now");
}

TEST(DiagnoseLog, NamesTheExpiredCertificateNotTheReset) {
  EXPECT_EQ(causes(diagnosed("ovpn-expired.log")), "line 2 client-certificate-expired");
}

TEST(DiagnoseLog, SaysThatTheTunnelWasEstablishedBefore) {
  const auto lost = diagnosed("ovpn-lost.log");
  EXPECT_EQ(causes(lost), "line 5 connection-reset");
  ASSERT_EQ(lost.findings.size(), 1U);
  EXPECT_EQ(lost.findings[0].severity, Severity::warning);
  EXPECT_NE(lost.findings[0].message.find("established before, in line 4"), std::string::npos)
      << lost.findings[0].message;
}

TEST(DiagnoseLog, ListsEveryErrorWithItsLine) {
  const auto diagnosis = diagnosed("ss-32421.log");
  std::size_t consequences = 0;
  for (const auto& one : diagnosis.logged) {
    EXPECT_GT(one.line, 0U);
    EXPECT_EQ(one.attempt, 1U);
    consequences += one.consequence ? 1 : 0;
  }
  EXPECT_EQ(consequences, 3U);  // EAP_FAILURE, N(AUTH_FAILED), "establishing connection … failed"
}

}  // namespace
}  // namespace p2s::diagnosis
