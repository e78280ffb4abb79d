// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/diagnosis/explain.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace p2s::diagnosis {
namespace {

std::vector<Rule> all_rules() {
  auto rules = rules::gateway_check_rules();
  std::copy_if(kDiagnosisRules.begin(), kDiagnosisRules.end(), std::back_inserter(rules),
               [](const Rule& rule) { return rule.id.starts_with("DIAG-"); });
  return rules;
}

std::string first(const Explanation& found) {
  return found.errors.empty() ? "nothing" : found.errors.front()->name;
}

struct Asked {
  std::string question;
  std::string answer;
};

class Question : public testing::TestWithParam<Asked> {};

TEST_P(Question, IsAnswered) {
  EXPECT_EQ(first(explain(GetParam().question)), GetParam().answer) << GetParam().question;
}

INSTANTIATE_TEST_SUITE_P(
    Codes, Question,
    testing::Values(Asked{"798", "798"}, Asked{" 798\n", "798"}, Asked{"0x31E", "798"},
                    Asked{"-2146893018", "0x80090326"}, Asked{"2148074278", "0x80090326"},
                    Asked{"80090326", "0x80090326"}, Asked{"0X80090326", "0x80090326"},
                    Asked{"800b0109", "0x800B0109"}, Asked{"0x8007026f", "0x8007026F"},
                    Asked{"623", "0x8007026F"}, Asked{"26f", "0x8007026F"},
                    Asked{"0x80070329", "809"}, Asked{"0x800735E9", "13801"},
                    Asked{"64", "0x80070040"}, Asked{"error 812", "812"},
                    Asked{"Error 809.", "809"}, Asked{"Fehler 809:", "809"},
                    Asked{"the error code returned on failure is 13806", "13806"},
                    Asked{"failed with -2146893018", "0x80090326"},
                    Asked{"(0x800B0109)", "0x800B0109"}, Asked{"799", "nothing"},
                    Asked{"1", "nothing"}, Asked{"-1", "nothing"}, Asked{"0x", "nothing"},
                    Asked{"99999999999999999999", "nothing"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Question,
    testing::Values(
        Asked{"TARGET URI IS NOT SPECIFIED", "target-uri"}, Asked{"target-uri", "target-uri"},
        Asked{"no_proposal_chosen", "NO_PROPOSAL_CHOSEN"},
        Asked{"no proposal chosen", "NO_PROPOSAL_CHOSEN"},
        Asked{"no propsal choosen", "NO_PROPOSAL_CHOSEN"},
        Asked{"unexpekted or badly formated", "0x80090326"},
        Asked{"certifcate could not be fuond Extensible Authentification Protocol", "798"},
        Asked{"VpnClientAdressPoolNotSpecified", "VpnClientAddressPoolNotSpecified"},
        Asked{"when I dial in on Monday mornings my colleague sees that the message received was "
              "unexpected or badly formatted, what now",
              "0x80090326"},
        Asked{"IKE authentication credentials are unacceptable", "13801"},
        Asked{"AUTH_FAILED", "AUTH_FAILED"}, Asked{"auth failed openvpn", "AUTH_FAILED"},
        Asked{"TLS key negotiation failed to occur within 60 seconds", "tls-no-answer"},
        Asked{"file shares", "file-shares"}, Asked{"background apps", "1460"},
        Asked{"INVALID_KE", "INVALID_KE"}, Asked{"peer not responding", "ike-no-answer"},
        Asked{"the", "nothing"}, Asked{"my cat likes pizza", "nothing"}, Asked{"?!", "nothing"}));

TEST(Explain, PrefersCodesOverWords) {
  const auto found = explain("error 809: certificate could not be found");
  ASSERT_EQ(found.errors.size(), 1U);
  EXPECT_EQ(first(found), "809");
}

TEST(Explain, KnowsRulesInEverySpelling) {
  for (const char* text : {"POOL-020", "pool-020", "Pool-20", "pool20", "POOL_020", "(POOL-020)"}) {
    const auto found = explain(text, all_rules());
    ASSERT_EQ(found.rules.size(), 1U) << text;
    EXPECT_EQ(found.rules.front().rule.id, "POOL-020") << text;
    EXPECT_TRUE(found.errors.empty()) << text;
  }
  EXPECT_TRUE(explain("POOL-999", all_rules()).rules.empty());
}

TEST(Explain, NamesTheErrorsOfARule) {
  const auto found = explain("POOL-020", all_rules());
  ASSERT_EQ(found.rules.size(), 1U);
  ASSERT_FALSE(found.rules.front().errors.empty());
  EXPECT_EQ(found.rules.front().errors.front()->name, "pool-overlaps-vnet");
  EXPECT_FALSE(found.rules.front().by_diagnose);
}

TEST(Explain, MarksRulesOfTheDiagnosis) {
  for (const char* id : {"POOL-025", "DIAG-005"}) {
    const auto found = explain(id, all_rules());
    ASSERT_EQ(found.rules.size(), 1U) << id;
    EXPECT_TRUE(found.rules.front().by_diagnose) << id;
    EXPECT_TRUE(found.rules.front().rule.unchecked.empty()) << id;
  }
}

TEST(Explain, FindsErrorsOfALogInOrder) {
  const auto found = explain(
      "10[IKE] received NO_PROPOSAL_CHOSEN notify error\n"
      "RasClient: The error code returned on failure is 809.\n");
  ASSERT_EQ(found.errors.size(), 2U);
  EXPECT_EQ(found.errors[0]->name, "NO_PROPOSAL_CHOSEN");
  EXPECT_EQ(found.errors[1]->name, "809");
  EXPECT_EQ(first(explain("file shares cannot be accessed\n")), "file-shares");
}

TEST(Explain, NamesTheNearest) {
  const auto near = [](std::string_view text) {
    const auto found = explain(text, all_rules());
    EXPECT_TRUE(found.empty()) << text;
    return found.nearest.empty() ? "nothing" : found.nearest.front();
  };
  EXPECT_EQ(near("799"), "798");
  EXPECT_EQ(near("POOL-O20"), "POOL-020");
  EXPECT_EQ(near("zzzzzzzzzzzzzzzz"), "nothing");
}

TEST(Explain, LimitsWordsToTheClientThatIsNamed) {
  for (const char* text :
       {"strongSwan gateway does not answer", "OpenVPN gateway does not answer"}) {
    for (const auto* error : explain(text).errors)
      EXPECT_NE(error->clients, std::vector<std::string>{"windows"}) << text << ": " << error->name;
  }
}

TEST(Explain, ReadsLongQuestionsInTimeAndBounds) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "word" + std::to_string(i) + " ";
  EXPECT_TRUE(explain(text).empty());
  EXPECT_TRUE(explain(std::string(4'000'000, 'a')).empty());
}

}  // namespace
}  // namespace p2s::diagnosis
