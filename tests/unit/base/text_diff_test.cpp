// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text_diff.hpp>

#include <gtest/gtest.h>

namespace p2s {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "f"), "");
  EXPECT_EQ(unified_diff("", "", "f"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", "f"),
            "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsNearChangesAndSplitsFarOnes) {
  const std::string before = "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n";
  const std::string after = "A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n";
  const auto diff = unified_diff(before, after, "f");
  EXPECT_NE(diff.find("@@ -1,11 +1,11 @@"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -13,4 +13,4 @@"), std::string::npos) << diff;
}

TEST(UnifiedDiff, ShowsLinesThatComeAndGo) {
  EXPECT_EQ(unified_diff("", "a\n", "f"), "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
  EXPECT_EQ(unified_diff("a\nb\nc\n", "a\nc\n", "f"),
            "--- f\n+++ f\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
}

TEST(UnifiedDiff, MarksAMissingLastLineBreak) {
  EXPECT_EQ(unified_diff("a", "b", "f"),
            "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n"
            "\\ No newline at end of file\n");
}

}  // namespace
}  // namespace p2s
