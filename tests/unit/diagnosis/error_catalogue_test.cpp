// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text.hpp>
#include <p2s/diagnosis/error_catalogue.hpp>
#include <p2s/diagnosis/error_code.hpp>
#include <p2s/diagnosis/error_search.hpp>
#include <p2s/rules/rule.hpp>

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
  const auto matches = search_errors(GetParam().shown);
  ASSERT_FALSE(matches.empty()) << GetParam().shown;
  EXPECT_EQ(matches.front().error->name, GetParam().name) << GetParam().shown;
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
    {"VpnClientRootCertificateDataInvalid", "VpnClientRootCertificateDataInvalid"},
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

TEST(ErrorCatalogue, ContainsEveryErrorInOrder) {
  ASSERT_EQ(published_errors().size(), kPublished.size());
  ASSERT_EQ(kPublished.size(), 42U);
  for (std::size_t i = 0; i < kPublished.size(); ++i)
    EXPECT_EQ(published_errors()[i].name, kPublished[i].name);
}

TEST(ErrorCatalogue, HasOneCompleteRowForEachName) {
  std::set<std::string> names;
  for (const KnownError* error : known_errors()) {
    EXPECT_TRUE(names.insert(to_lower(error->name)).second) << error->name;
    EXPECT_EQ(error->name.find(' '), std::string_view::npos) << error->name;
    for (const auto text : {error->message, error->cause, error->fix, error->source})
      EXPECT_FALSE(text.empty()) << error->name;
    EXPECT_FALSE(error->cause.ends_with('.') || error->fix.ends_with('.')) << error->name;
  }
}

TEST(ErrorCatalogue, UnconfirmedCausesAreNotErrors) {
  std::set<std::string_view> unconfirmed;
  for (const KnownError* error : known_errors()) {
    if (error->confirmed) continue;
    unconfirmed.insert(error->name);
    EXPECT_NE(error->severity, Severity::error) << error->name;
  }
  EXPECT_TRUE(unconfirmed.contains("13843"));
  EXPECT_TRUE(unconfirmed.contains("13868"));
}

TEST(ErrorCatalogue, PhrasesAreLowerCase) {
  for (const KnownError* error : known_errors()) {
    if (error->signatures.empty()) continue;
    for (const auto phrase : split(error->signatures, '|')) {
      EXPECT_EQ(to_lower(phrase), phrase) << error->name;
      EXPECT_EQ(trim(phrase), phrase) << error->name;
      EXPECT_GE(phrase.size(), 10U) << error->name;
    }
  }
}

TEST(ErrorCatalogue, NamesRulesThatExist) {
  std::set<std::string, std::less<>> ids;
  std::set<std::string, std::less<>> areas;
  for (const auto& rule : rules::rule_catalogue()) {
    ids.emplace(rule.id);
    areas.emplace(rule.id.substr(0, rule.id.find('-')));
  }
  std::size_t checked = 0;
  for (const KnownError* error : known_errors()) {
    for (const auto id : split(error->rules, ' ')) {
      if (id.empty() || !areas.contains(id.substr(0, id.find('-')))) continue;
      EXPECT_TRUE(ids.contains(id)) << error->name << " names " << id;
      ++checked;
    }
  }
  EXPECT_GT(checked, 5U);
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
