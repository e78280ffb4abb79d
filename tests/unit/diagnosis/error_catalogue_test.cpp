// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/catalogue_reader.hpp>
#include <p2s/diagnosis/catalogue/error_code.hpp>
#include <p2s/diagnosis/catalogue/phrase_matcher.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/diagnosis/explain.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s::diagnosis {
namespace {

struct PublishedRow {
  std::string shown;  ///< first column of the error table
  std::string name;   ///< what must be found for it, first
};

class PublishedTable : public testing::TestWithParam<PublishedRow> {};

TEST_P(PublishedTable, RowIsFoundByItsWords) {
  const auto found = explain(GetParam().shown);
  ASSERT_FALSE(found.errors.empty()) << GetParam().shown;
  EXPECT_EQ(found.errors.front()->name, GetParam().name) << GetParam().shown;
}

const std::vector<PublishedRow> kPublished{
    {"798 certificate could not be found Extensible Authentication Protocol", "798"},
    {"0x80090326 unexpected or badly formatted", "0x80090326"},
    {"0x800B0109 terminated in a root certificate which is not trusted", "0x800B0109"},
    {"812 policy configured on your RAS/VPN server", "812"},
    {"800 attempted VPN tunnels failed", "800"},
    {"809 remote server not responding", "809"},
    {"remote server is not responding (IKEv2, old Windows)", "remote-server-not-responding"},
    {"13801 IKE credentials unacceptable", "13801"},
    {"13806 no valid machine certificate", "13806"},
    {"13843 invalid payload (winerror ERROR_IPSEC_IKE_INVALID_PAYLOAD)", "13843"},
    {"13868 policy match (winerror ERROR_IPSEC_IKE_POLICY_MATCH)", "13868"},
    {"0x80070040 server certificate lacks Server Authentication", "0x80070040"},
    {"0x80092013 revocation server offline", "0x80092013"},
    {"0x8007026F custom script failed", "0x8007026F"},
    {"405 while downloading the root", "405"},
    {"503 package download busy", "503"},
    {"1460 VPN Platform did not trigger connection", "1460"},
    {"Target URI is not specified", "target-uri"},
    {"Data for certificate ... is invalid", "certificate-data-invalid"},
    {"Resource name ... is invalid", "resource-name-invalid"},
    {"VPN client address pool overlaps with the virtual network's address space",
     "pool-overlaps-vnet"},
    {"VpnClientAddressPoolNotSpecified", "VpnClientAddressPoolNotSpecified"},
    {"VpnClientRootCertificateDataInvalid", "certificate-data-invalid"},
    {"certificate is no longer valid", "certificate-revoked"},
    {"certificate mismatch", "certificate-mismatch"},
    {"all clients fail after a gateway upgrade", "gateway-upgraded"},
    {"too many clients", "too-many-clients"},
    {"connected, no access", "connected-no-access"},
    {"FQDN of local domain does not resolve", "local-domain-names"},
    {"private DNS zone names do not resolve", "private-dns-zone"},
    {"file shares refused", "file-shares"},
    {"10.0.0.0/8 route appears", "classful-route"},
    {"VPN entry missing after reinstall; installer does not finish", "vpn-entry-missing"},
    {"cannot install the VPN client", "cannot-install-client"},
    {"profile deleted and recreated on Windows 11", "profile-recreated"},
    {"Entra authentication expired", "entra-authentication-expired"},
    {"no prompt at reconnect wanted/unwanted", "sign-in-prompt"},
    {"VPN drops with the machine", "drops-with-sleep"},
    {"macOS IKEv2 fails", "macos-ikev2"},
    {"NO_PROPOSAL_CHOSEN (strongSwan)", "NO_PROPOSAL_CHOSEN"},
    {"INVALID_KE then success", "INVALID_KE"},
    {"Linux: no Generic folder", "no-generic-folder"},
};

INSTANTIATE_TEST_SUITE_P(Section11, PublishedTable, testing::ValuesIn(kPublished));

TEST(ErrorCatalogue, HasOneEntryForEachNameAndCode) {
  std::set<std::string> names;
  for (const auto& error : known_errors()) {
    EXPECT_TRUE(names.insert(to_lower(error.name)).second) << error.name;
    EXPECT_EQ(error.name.find(' '), std::string::npos) << error.name;
    EXPECT_FALSE(error.cause.ends_with('.') || error.fix.ends_with('.')) << error.name;
    for (const auto& code : error.codes)
      EXPECT_TRUE(names.insert(to_lower(code)).second) << error.name << ": " << code;
  }
  EXPECT_GT(known_errors().size(), 200U);
}

TEST(ErrorCatalogue, UnconfirmedCausesAreNotErrors) {
  std::set<std::string> unconfirmed;
  for (const auto& error : known_errors()) {
    if (error.confirmed) continue;
    unconfirmed.insert(error.name);
    EXPECT_NE(error.severity, Severity::error) << error.name;
  }
  EXPECT_TRUE(unconfirmed.contains("13843"));
  EXPECT_TRUE(unconfirmed.contains("13868"));
}

TEST(ErrorCatalogue, PhrasesHaveTheFormInWhichTheyAreCompared) {
  std::set<std::string> phrases;
  for (const auto& error : known_errors()) {
    auto all = error.phrases;
    all.insert(all.end(), error.translations.begin(), error.translations.end());
    for (const auto& phrase : all) {
      EXPECT_EQ(comparable(phrase), phrase) << error.name;
      EXPECT_GE(phrase.size(), 10U) << error.name;
      EXPECT_TRUE(phrases.insert(phrase).second) << error.name << ": " << phrase;
    }
  }
}

TEST(ErrorCatalogue, NamesRulesThatExist) {
  std::set<std::string, std::less<>> ids;
  for (const auto& rule : rules::gateway_check_rules()) ids.emplace(rule.id);
  for (const auto& rule : kDiagnosisRules) ids.emplace(rule.id);
  std::size_t checked = 0;
  for (const auto& error : known_errors()) {
    for (const auto& id : error.rules) {
      EXPECT_TRUE(ids.contains(id)) << error.name << " names " << id;
      ++checked;
    }
  }
  EXPECT_GT(checked, 100U);
}

TEST(CatalogueReader, JoinsContinuedLines) {
  const auto errors = read_errors("openvpn.txt",
                                  "# comment\n\nName: x\nCode: a b\nMessage: one\n  two\nCause: c\n"
                                  "Fix: f\nSource: s\nSeverity: note\nExample: e\n");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].message, "one two");
  EXPECT_EQ(errors[0].codes, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(errors[0].clients, std::vector<std::string>{"openvpn"});
  EXPECT_EQ(errors[0].severity, Severity::note);
}

TEST(CatalogueReader, RejectsMistakes) {
  const std::string rest = "Message: m\nCause: c\nFix: f\nSource: s\n";
  EXPECT_THROW(read_errors("x.txt", "Name: x\n" + rest), Error);  // no example
  EXPECT_THROW(read_errors("x.txt", "Name: x\nFixx: f\n" + rest + "Example: e\n"), Error);
  EXPECT_THROW(read_errors("x.txt", "Name: x\nSeverity: bad\n" + rest + "Example: e\n"), Error);
  EXPECT_THROW(read_errors("x.txt", "Name x\n"), Error);
  EXPECT_THROW(read_errors("x.txt", "  continued\n"), Error);
}

TEST(PhraseMatcher, StarStaysOnTheLineAndDotsContinue) {
  PhraseMatcher matcher;
  EXPECT_TRUE(matcher.read("parsed ike_auth response 1").empty());
  EXPECT_TRUE(matcher.read("parsed informational request [ n(mobike_sup) ]").empty());
  EXPECT_TRUE(matcher.read("tls: initial packet from x").empty());
  auto hits = matcher.read("connection reset, restarting [0]");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].error->name, "closed-after-first-packet");
  EXPECT_EQ(hits[1].error->name, "connection-reset");
  matcher.reset();
  hits = matcher.read("connection reset, restarting [0]");
  ASSERT_EQ(hits.size(), 1U);
}

TEST(PhraseMatcher, ComparesSpellingsAlike) {
  EXPECT_EQ(comparable("  We\u2019ll \t FAIL\u00A0\u201Cnow\u201D "), "we'll fail \"now\"");
}

TEST(ErrorCode, IsOneNumberInEveryForm) {
  const std::vector<std::uint32_t> bad_format{0x80090326};
  for (const char* text : {"0x80090326", "0X80090326", "2148074278", "-2146893018",
                           "0xFFFFFFFF80090326", "ffffffff80090326"})
    EXPECT_EQ(error_codes(text), bad_format) << text;
  EXPECT_EQ(error_codes("80090326"), (std::vector<std::uint32_t>{80090326, 0x80090326}));
}

TEST(ErrorCode, UnwrapsWindowsErrorCodes) {
  for (const char* text : {"0x8007026F", "8007026f", "0x26F", "26F", "-2147024273", "2147943023"})
    EXPECT_EQ(error_codes(text), std::vector<std::uint32_t>{623}) << text;
  EXPECT_EQ(error_codes("623").front(), 623U);
  EXPECT_EQ(error_codes("0x800B0109"), std::vector<std::uint32_t>{0x800B0109});
}

TEST(ErrorCode, RejectsOtherText) {
  for (const char* text : {"", "-", "0x", "-0x5", "12 3", "80090326h", "0x1234567890", "xyz",
                           "-2147483649", "0", "+809"})
    EXPECT_TRUE(error_codes(text).empty()) << text;
}

}  // namespace
}  // namespace p2s::diagnosis
