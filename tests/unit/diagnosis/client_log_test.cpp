// SPDX-License-Identifier: Apache-2.0
#include "unit/diagnosis/client_samples.hpp"

#include <p2s/diagnosis/readers/client_log.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>

#include <gtest/gtest.h>

namespace p2s::diagnosis {
namespace {

/// "809@3x2": each error with its first line and how many lines show it; | between attempts.
std::string seen(std::string_view text) {
  std::string all;
  for (const auto& attempt : read_client_log(text).attempts) {
    if (!all.empty()) all += " | ";
    std::string in_attempt;
    for (const auto& one : attempt.sightings)
      in_attempt += (in_attempt.empty() ? "" : " ") + one.error->name + "@" +
                    std::to_string(one.line) + "x" + std::to_string(one.count);
    all += in_attempt;
  }
  return all;
}

TEST(ClientLog, ReadsStrongswan) {
  const std::string_view log =
      "00[DMN] Starting IKE charon daemon (strongSwan 5.9.8, Linux 6.1.0, x86_64)\n"
      "05[IKE] initiating IKE_SA azure[1] to 203.0.113.7\n"
      "05[ENC] parsed IKE_SA_INIT response 0 [ N(INVAL_KE) ]\n"
      "05[IKE] peer didn't accept DH group ECP_256, it requested MODP_2048\n"
      "07[ENC] parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "07[IKE] received NO_PROPOSAL_CHOSEN notify error\n";
  EXPECT_TRUE(looks_like_client_log(log));
  EXPECT_EQ(seen(log), "INVALID_KE@3x2 NO_PROPOSAL_CHOSEN@5x2");
}

TEST(ClientLog, ReadsOpenvpn) {
  const std::string_view log =
      "2026-11-02 08:00:00 OpenVPN 2.6.14 x86_64-pc-linux-gnu [SSL (OpenSSL)]\n"
      "2026-11-02 08:00:01 TCP/UDP: Preserving recently used remote address: "
      "[AF_INET]203.0.113.7:443\n"
      "2026-11-02 08:00:02 VERIFY ERROR: depth=1, error=unable to get local issuer certificate: "
      "C=US\n"
      "2026-11-02 08:00:02 OpenSSL: error:0A000086:SSL routines::certificate verify failed\n"
      "2026-11-02 08:00:02 TLS_ERROR: BIO read tls_read_plaintext error\n"
      "2026-11-02 08:00:02 Connection reset, restarting [0]\n";
  EXPECT_TRUE(looks_like_client_log(log));
  EXPECT_EQ(seen(log), "gateway-not-trusted@3x2 tls-handshake-failed@5x1 connection-reset@6x1");
  const auto read = read_client_log(log);
  ASSERT_EQ(read.attempts.size(), 1U);
  EXPECT_EQ(read.attempts[0].failure_count, 0U);
  EXPECT_EQ(read.attempts[0].connected_line, 0U);
}

TEST(ClientLog, ReadsWindowsEventsInSeveralLanguages) {
  EXPECT_EQ(seen("Source: RasClient\n"
                 "CoId={1}: The user CORP\\alice dialed a connection named VNet1 which has failed. "
                 "The error code returned on failure is 809.\n"
                 "CoId={2}: ... The error code returned on failure is 809.\n"),
            "809@2x1 | 809@3x1");
  EXPECT_EQ(seen("RasClient: Der bei dem Fehler zurückgegebene Fehlercode lautet 13801.\n"),
            "13801@1x1");
  EXPECT_EQ(seen("RasClient: Le code d'erreur renvoyé est 798.\n"), "798@1x1");
  EXPECT_EQ(seen("Error: 0x80090326: The message received was unexpected or badly formatted.\n"),
            "0x80090326@1x1");
  EXPECT_EQ(seen("dialer failed (-2146762487)\n"), "0x800B0109@1x1");
}

TEST(ClientLog, ReadsNumbersOfRasClientInEveryLanguage) {
  EXPECT_EQ(seen("CoId={1}: Le code d\u2019erreur renvoyé en cas d\u2019échec est 809.\n"),
            "809@1x1");
  EXPECT_EQ(seen("CoId={1}: Felkoden som returnerades är 812\n"), "812@1x1");
  EXPECT_EQ(seen("CoId={1}: ... The reason code returned on termination is 829.\n"), "829@1x1");
  EXPECT_EQ(seen("20.11.2026 10:00:00,RasClient,20227,\"CoId={1}: 返回的错误代码为 809。\"\n"),
            "809@1x1");
  EXPECT_EQ(seen("RasClient 20227 798 bytes\nRasClient 20221\nthe size is 809.\n"), "");
  const auto unknown =
      read_client_log("CoId={1}: Le code renvoyé est 705.\nRasClient 20227 VNet1 a\n");
  ASSERT_EQ(unknown.attempts.size(), 1U);
  EXPECT_EQ(unknown.attempts[0].failure_count, 2U);
}

TEST(ClientLog, JoinsWrappedMessagesOfRasClient) {
  EXPECT_EQ(seen("Message      : CoId={1}: The user dialed VNet1 which has failed. The error code\n"
                 "               returned on failure is 798.\n"),
            "798@1x1");
  EXPECT_EQ(
      seen("CoId={1}: L'utilisateur a composé VNet1 qui a échoué. Le code renvoyé en\ncas est\n"
           "809.\n\nPort = 812\n"),
      "809@1x1");
  EXPECT_EQ(seen("CoId={1}: VNet1 has failed.\nTunnel MTU 809\n"), "");
}

TEST(ClientLog, ReadsEventsAsXml) {
  const std::string failed =
      "<Event xmlns='x'><System><Provider Name='RasClient'/><EventID Qualifiers='0'>20227</EventID>"
      "<TimeCreated SystemTime='2026-11-29T08:00:01.0Z'/></System><EventData>"
      "<Data>{A}</Data><Data>CORP\\alice</Data><Data>VNet1</Data><Data>798</Data></EventData></"
      "Event>";
  const std::string ended =
      "<Event>\n<System>\n<Provider Name=\"RasClient\" />\n<EventID>20226</EventID>\n"
      "<TimeCreated SystemTime=\"2026-11-29T07:00:01.0Z\" />\n</System>\n<EventData>\n"
      "<Data>{B}</Data>\n<Data>829</Data>\n</EventData>\n</Event>\n";
  const std::string other =
      "<Event><System><Provider Name='X'/><EventID>1</EventID></System><Data>812</Data></Event>";
  EXPECT_TRUE(looks_like_client_log(failed));
  EXPECT_EQ(seen("<Events>" + other + failed + "</Events>"), "798@1x1");
  EXPECT_EQ(seen(failed + "\n" + ended), "829@2x1 | 798@1x1");  // in time order
  EXPECT_EQ(seen("<Events><EventID>RasClient" + failed + "<Event"), "798@1x1");
  EXPECT_EQ(seen(failed.substr(0, 80)), "");
  EXPECT_FALSE(looks_like_client_log(other));
}

TEST(ClientLog, EndsTheHandshakeWhenTheTunnelIsEstablished) {
  const std::string handshake =
      "1 TLS: Initial packet from [AF_INET]203.0.113.7:443\n2 VERIFY OK: depth=0, CN=x\n";
  const std::string session = handshake + "3 Initialization Sequence Completed\n";
  const std::string reset = "4 Connection reset, restarting [0]\n";
  EXPECT_EQ(seen(handshake + reset), "closed-after-handshake@3x1");
  EXPECT_EQ(seen(session + reset), "connection-reset@4x1");
  EXPECT_EQ(seen(session + reset + handshake + reset),
            "connection-reset@4x1 | closed-after-handshake@7x1");
}

TEST(ClientLog, ReadsCodesOnlyNearCodeWords) {
  EXPECT_EQ(seen("received 809 bytes from 10.0.0.800\n"), "");
  EXPECT_EQ(seen("809 files, error\n"), "");
  EXPECT_EQ(seen("error code 8090\n"), "");
  EXPECT_EQ(seen("error x809\n"), "");
  EXPECT_EQ(seen("an error, and then a long story that goes on and on for a while 809\n"), "");
  EXPECT_EQ(seen("error 809\n"), "809@1x1");
}

/// The line of the last tunnel.
std::size_t connected_line(std::string_view text) {
  const auto log = read_client_log(text);
  return log.attempts.empty() ? 0 : log.attempts.back().connected_line;
}

TEST(ClientLog, RecordsWhenTheTunnelIsEstablished) {
  EXPECT_EQ(connected_line("x\n2026 Initialization Sequence Completed\n"), 2U);
  EXPECT_EQ(connected_line("10[IKE] CHILD_SA azure{1} established with SPIs c1_i c2_o\n"), 1U);
  EXPECT_EQ(connected_line("RasClient,20225,Information\n"), 1U);
  EXPECT_EQ(connected_line("20225 bytes\n"), 0U);
}

TEST(ClientLog, TellsAttemptsApart) {
  const std::string attempt =
      "05[IKE] initiating IKE_SA azure[1] to 203.0.113.7\n"
      "06[IKE] peer didn't accept DH group CURVE_25519, it requested MODP_2048\n"
      "06[IKE] initiating IKE_SA azure[1] to 203.0.113.7\n"
      "07[IKE] received AUTHENTICATION_FAILED notify error\n";
  EXPECT_EQ(seen(attempt + "08[IKE] initiating IKE_SA azure[2] to 203.0.113.7\n"
                           "09[IKE] giving up after 5 retransmits\n"),
            "INVALID_KE@2x1 AUTHENTICATION_FAILED@4x1 | ike-no-answer@6x1");
  EXPECT_EQ(seen("CoId={A}: The user X has started dialing a VPN connection\n"
                 "CoId={A}: The error code returned on failure is 809.\n"
                 "CoId={B}: The error code returned on failure is 812.\n"),
            "809@2x1 | 812@3x1");
}

TEST(ClientLog, SortsEventsByTheirDate) {
  EXPECT_EQ(seen("TimeCreated : 11/20/2026 6:12:02 PM\nMessage : The error code returned on "
                 "failure is 812.\n"
                 "TimeCreated : 11/20/2026 11:10:02 AM\nMessage : The error code returned on "
                 "failure is 809.\n"),
            "809@4x1 812@2x1");
  EXPECT_EQ(
      seen("2026-11-20T18:10:02.000 error code 812\n2026-11-20T09:10:02.000 error code 809\n"),
      "809@2x1 812@1x1");
}

TEST(ClientLog, ReadsJournalAsJson) {
  EXPECT_EQ(
      seen("{\"__REALTIME_TIMESTAMP\":\"2\",\"MESSAGE\":\"giving up after 5 retransmits\"}\n"
           "{\"__REALTIME_TIMESTAMP\":\"1\",\"MESSAGE\":[101,114,114,111,114,32,56,48,57]}\n"),
      "809@2x1 ike-no-answer@1x1");
  EXPECT_EQ(seen("{\"MESSAGE\":\n"), "");
}

TEST(ClientLog, IgnoresPrefixOfSyslog) {
  EXPECT_EQ(seen("Nov 20 09:22:11 laptop charon[800]: 09[IKE] giving up after 5 retransmits\n"
                 "Nov 20 09:22:11 laptop nm-openvpn[812]: TLS Error: TLS handshake failed\n"),
            "ike-no-answer@1x1 tls-handshake-failed@2x1");
}

TEST(ClientLog, LimitsTextToOneLine) {
  EXPECT_EQ(seen("received NO_PROPOSAL\n_CHOSEN notify error\n"), "");
  EXPECT_EQ(seen(std::string(5000, ' ') + "received NO_PROPOSAL_CHOSEN notify error"), "");
  EXPECT_EQ(seen("received no_proposal_chosen\r\n"), "NO_PROPOSAL_CHOSEN@1x1");
}

TEST(ClientText, IsRecognisedByItsFormat) {
  using Kinds = std::vector<std::string>;
  EXPECT_EQ(read_client_text(test::kIpconfigConnected).kinds, Kinds{"ipconfig"});
  EXPECT_EQ(read_client_text("[{\"ifname\":\"a\"}]").kinds, Kinds{"ip -j addr"});
  EXPECT_EQ(read_client_text("[{\"dst\":\"default\",\"dev\":\"a\"}]").kinds, Kinds{"ip -j route"});
  EXPECT_EQ(read_client_text("2: eth0: <UP> mtu 1\n").kinds, Kinds{"ip addr"});
  EXPECT_EQ(read_client_text("en0: flags=1<UP> mtu 1\n").kinds, Kinds{"ifconfig"});
  EXPECT_EQ(read_client_text("10.1.0.0/16 dev tun0\n").kinds, Kinds{"route table"});
  EXPECT_EQ(read_client_text("nameserver 10.1.0.4\n").kinds, Kinds{"resolv.conf"});
  EXPECT_EQ(read_client_text("05[IKE] retransmit 1 of request\n").kinds, Kinds{"log"});
  EXPECT_EQ(read_client_text("some text: error 809\n").kinds, Kinds{"log"});
  EXPECT_TRUE(read_client_text("Dear all,\nplease help.\n").kinds.empty());
  EXPECT_TRUE(read_client_text("").kinds.empty());
}

TEST(ClientText, MayContainSeveralOutputs) {
  const auto text = std::string(test::kIpconfigConnected) +
                    "\n10.1.0.0  255.255.0.0  On-link  172.16.201.3  26\n"
                    "RasClient: The error code returned on failure is 809.\n";
  const auto read = read_client_text(text);
  EXPECT_EQ(read.kinds, (std::vector<std::string>{"log", "ipconfig", "route table"}));
  EXPECT_EQ(read.state.interfaces.size(), 3U);
  EXPECT_EQ(read.state.routes.size(), 1U);
  ASSERT_EQ(read.log.attempts.size(), 1U);
  EXPECT_EQ(read.log.attempts[0].sightings.size(), 1U);
}

}  // namespace
}  // namespace p2s::diagnosis
