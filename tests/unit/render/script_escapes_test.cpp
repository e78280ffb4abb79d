// SPDX-License-Identifier: Apache-2.0
// What was escaped for a shell is one word for it, whatever it contains.
#include "hostile_value.hpp"

#include <p2s/render/escapes.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>
#include <support/run_program.hpp>

namespace p2s::render {
namespace {

using test::expect_law;
using test::hostile_value;

TEST(ShellEscape, IsOneWordForAShell) {
  expect_law([] {
    std::vector<std::string> values(*rc::gen::inRange<std::size_t>(1, 20));
    std::string script = "printf '%s\\n'";
    std::string wanted;
    for (auto& value : values) {
      value = hostile_value();
      script += " " + escape_shell(value);
      wanted += value + "\n";
    }
    const auto result = test::run_program({"/bin/sh"}, script);
    RC_ASSERT(result.exit_code == 0);
    RC_ASSERT(result.err.empty());
    RC_ASSERT(result.out == wanted);
  });
}

TEST(ShellEscape, QuotesEverything) {
  EXPECT_EQ(escape_shell("a"), "'a'");
  EXPECT_EQ(escape_shell(""), "''");
  EXPECT_EQ(escape_shell("o'brien"), R"('o'\''brien')");
}

// about_Quoting_Rules: inside a single-quoted string two quotes in a row are one, and everything
// else is literal; the language's tokenizer takes the four typographic marks for quotes too.
std::optional<std::string> read_powershell(std::string_view text) {
  const auto quote_at = [&](std::size_t at) -> std::size_t {
    for (const std::string_view mark : {"'", "\u2018", "\u2019", "\u201A", "\u201B"}) {
      if (text.substr(at).starts_with(mark)) return mark.size();
    }
    return 0;
  };
  std::string value;
  std::size_t at = quote_at(0);
  if (at == 0) return std::nullopt;
  while (at < text.size()) {
    const std::size_t quote = quote_at(at);
    if (quote == 0) {
      value += text[at++];
      continue;
    }
    const std::size_t second = quote_at(at + quote);
    if (second == 0) return at + quote == text.size() ? std::optional(value) : std::nullopt;
    value += text.substr(at + quote, second);
    at += quote + second;
  }
  return std::nullopt;
}

TEST(PowerShellEscape, IsOneStringByThePublishedQuotingRules) {
  expect_law([] {
    const std::string value = hostile_value();
    RC_ASSERT(read_powershell(escape_powershell(value)) == value);
  });
}

TEST(PowerShellEscape, DoublesEveryKindOfSingleQuote) {
  EXPECT_EQ(escape_powershell("a"), "'a'");
  EXPECT_EQ(escape_powershell("$x`n"), "'$x`n'");
  EXPECT_EQ(escape_powershell("o'b\u2019c"), "'o''b\u2019\u2019c'");
  EXPECT_EQ(read_powershell("'a'; evil"), std::nullopt);
}

}  // namespace
}  // namespace p2s::render
