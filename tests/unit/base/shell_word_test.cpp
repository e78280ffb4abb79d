// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>
#include <support/run_program.hpp>

namespace p2s {
namespace {

TEST(ShellWord, IsUnquotedIfSafe) {
  for (const auto* word : {"alice", "a@b.example", "corp/p2s.toml", "-C", "10.0.0.0/8,fd00:1"}) {
    EXPECT_EQ(shell_word(word), word);
  }
}

TEST(ShellWord, IsQuotedOtherwise) {
  EXPECT_EQ(shell_word("Root of 2024"), "'Root of 2024'");
  EXPECT_EQ(shell_word("o'brien"), R"('o'\''brien')");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("Zoë"), "'Zoë'");
  EXPECT_EQ(shell_word("a\nb"), R"('a\x0Ab')");
}

TEST(ShellWord, IsReadBackByAShell) {
  test::expect_law([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("aZ0 '\"\\$`*?[]{}()<>|&;#~!=%^._:/@+-,")));
    const auto result = test::run_program({"/bin/sh"}, "printf '%s' " + shell_word(text) + "\n");
    RC_ASSERT(result.out == printable(text));
    RC_ASSERT(result.exit_code == 0);
  });
}

}  // namespace
}  // namespace p2s
