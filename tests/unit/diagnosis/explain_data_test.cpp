// SPDX-License-Identifier: Apache-2.0
// Messages as people paste them, with the entry that answers them.
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/explain.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace p2s::diagnosis {
namespace {

std::string data(const std::string& name) {
  return std::string(as_text(read_file(std::string(P2S_TEST_DATA) + "/diagnosis/" + name)));
}

std::string answer_to(std::string_view text) {
  const auto found = explain(text);
  return found.errors.empty() ? "nothing" : found.errors.front()->name;
}

TEST(ExplainData, AnswersPastedMessagesWithTheRightEntryFirst) {
  std::size_t checked = 0;
  const auto table = data("explain.tsv");
  const auto lines = split_lines(table);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const auto row = split(lines[i], '\t');
    ASSERT_EQ(row.size(), 3U) << lines[i];
    EXPECT_EQ(answer_to(row[2]), row[1]) << row[0] << ": " << row[2];
    ++checked;
  }
  EXPECT_GE(checked, 80U);
}

TEST(ExplainData, AnswersEachNameAndCodeWithItsEntry) {
  for (const auto& error : known_errors()) {
    EXPECT_EQ(answer_to(error.name), error.name);
    for (const auto& code : error.codes) EXPECT_EQ(answer_to(code), error.name) << code;
  }
}

TEST(ExplainData, AnswersEachExampleWithItsEntry) {
  for (const auto& error : known_errors()) {
    for (const auto& example : error.examples) EXPECT_EQ(answer_to(example), error.name) << example;
  }
}

TEST(ExplainData, SaysThatOtherTextsAreUnknown) {
  std::size_t checked = 0;
  const auto texts = data("unknown.txt");
  for (const auto line : split_lines(texts)) {
    if (line.empty() || line.starts_with('#')) continue;
    EXPECT_EQ(answer_to(line), "nothing") << line;
    ++checked;
  }
  EXPECT_GE(checked, 20U);
}

TEST(ExplainData, NamesUnknownNumbersAndTheNearestOnes) {
  const auto ras = explain("Error 799: a certificate could not be found");
  EXPECT_EQ(ras.unknown, "799");
  EXPECT_EQ(ras.nearest.front(), "798");
  const auto sign_in = explain("AADSTS50106: the signed in user is not assigned to a role");
  EXPECT_EQ(sign_in.unknown, "AADSTS50106");
  ASSERT_FALSE(sign_in.nearest.empty());
  EXPECT_EQ(sign_in.nearest.front(), "AADSTS50105");
  EXPECT_EQ(explain("received INVALID_SYNTAX notify error").unknown, "INVALID_SYNTAX");
  EXPECT_EQ(explain("Error 0x80070005: Access is denied").unknown, "0x80070005");
  EXPECT_EQ(explain("Error 5: Access is denied.").unknown, "5");
  EXPECT_EQ(explain("CoId={A}: Le code renvoyé est 705.").unknown, "705");
  EXPECT_TRUE(explain("Die Verbindung wurde unerwartet getrennt").translated);
}

TEST(ExplainData, NamesOnlyErrorsAsUnknown) {
  for (const char* text : {"OpenSSL: error:1C8000D4:Provider routines::invalid digest",
                           "EAP method EAP_TLS failed for peer alice",
                           "PUSH: Received control message: 'PUSH_REPLY,route 10.1.0.0",
                           "PUSH_REPLY", "IKE:AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384"})
    EXPECT_EQ(explain(text).unknown, "") << text;
  const auto other = explain("Error 503: the printer's queue is full");
  EXPECT_EQ(other.unknown, "");  // another program has this number
  EXPECT_EQ(other.nearest, std::vector<std::string>{"503"});
}

}  // namespace
}  // namespace p2s::diagnosis
