// SPDX-License-Identifier: Apache-2.0
#include <p2s/package/formats/openvpn_lines.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using Words = std::vector<std::string>;

TEST(OpenVpnLines, QuotesAndBackslashesAreUndone) {
  const auto items =
      openvpn_items("verify-x509-name 'a b' name\nx \"a\\\"b\" c\\ d # comment\n y '\\'\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].words, (Words{"verify-x509-name", "a b", "name"}));
  EXPECT_EQ(items[1].words, (Words{"x", "a\"b", "c d"}));
  EXPECT_EQ(items[2].words, (Words{"y", "\\"}));
}

TEST(OpenVpnLines, CommentsAndBlankLinesAreSkipped) {
  const auto items = openvpn_items("# a\r\n;b\r\n\r\n  \r\nclient\r\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].words, Words{"client"});
  EXPECT_EQ(items[0].line, 5U);
}

TEST(OpenVpnLines, BlocksKeepEveryByte) {
  const auto items = openvpn_items("<ca>\r\nup x\r\n\r\n</ca>\r\nnobind\r\n<empty>\n</empty>");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_TRUE(items[0].block);
  EXPECT_EQ(items[0].content, "up x\r\n\r\n");
  EXPECT_EQ(items[1].words, Words{"nobind"});
  EXPECT_EQ(items[2].content, "");
}

TEST(OpenVpnLines, OpenBlockRunsToTheEnd) {
  for (const std::string_view text : {"<ca>\nx", "<ca>", "<ca>\n"}) {
    const auto items = openvpn_items(text);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_FALSE(items[0].closed);
  }
}

TEST(OpenVpnLines, ReadsConnectionBlocks) {
  const auto items = openvpn_items("<connection>\nremote a 443\n</connection>\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].words, (Words{"remote", "a", "443"}));
}

}  // namespace
}  // namespace p2s::package
