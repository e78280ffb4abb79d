// SPDX-License-Identifier: Apache-2.0
#include <p2s/package/formats/clean_text.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using Names = std::vector<std::string>;

TEST(CleanText, WhitespaceAtTheEndsIsRemoved) {
  const auto clean = clean_text(" \r\n a b\t");
  EXPECT_EQ(clean.text, "a b");
  EXPECT_TRUE(clean.trimmed);
  EXPECT_TRUE(clean.invisible.empty());
  EXPECT_FALSE(clean_text("a b").trimmed);
  EXPECT_EQ(clean_text("").text, "");
}

TEST(CleanText, InvisibleCharactersAreRemovedAndNamed) {
  const auto clean = clean_text(
      "\xE2\x80\x8E"
      "AB\xE2\x80\x8B\xEF\xBB\xBF"
      "C\xE2\x80\x8E");
  EXPECT_EQ(clean.text, "ABC");
  EXPECT_EQ(clean.invisible, (Names{"U+200E", "U+200B", "U+FEFF"}));
}

TEST(CleanText, OtherSpacesBecomeOrdinaryOnes) {
  EXPECT_EQ(clean_text("a\xC2\xA0"
                       "b")
                .text,
            "a b");
  EXPECT_EQ(clean_text("\xC2\xA0"
                       "a")
                .text,
            "a");
  EXPECT_EQ(clean_text("\xC2\xA0"
                       "a")
                .invisible,
            Names{"U+00A0"});
}

TEST(CleanText, OtherLettersStay) {
  EXPECT_EQ(clean_text("Z\xC3\xBCrich \xE6\x9D\xB1 \xF0\x9F\x98\x80").text,
            "Z\xC3\xBCrich \xE6\x9D\xB1 \xF0\x9F\x98\x80");
  EXPECT_EQ(clean_text("\xE2").text, "\xE2");
}

}  // namespace
}  // namespace p2s::package
