// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/escapes.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s::render {
namespace {

using namespace std::string_literals;

constexpr std::array kLanguages{Language::plain,      Language::markdown, Language::xml,
                                Language::ovpn,       Language::shell,    Language::powershell,
                                Language::json,       Language::toml,     Language::ini,
                                Language::strongswan, Language::hcl,      Language::bicep};

// No value can begin a new line, hide, or be shown in another order than it has, in any language.
TEST(Escapes, RejectAnythingButOneLineOfVisibleText) {
  for (const auto language : kLanguages) {
    for (const auto& wrong :
         {"a\nb"s, "a\rb"s, "a\tb"s, "\0"s, "\x1B[2J"s, "\x7F"s, "\u0085"s, "\u2028"s, "\u2029"s,
          "\u202E"s, "\u2066"s, "\uFEFF"s, "\uFFFE"s, "\xFF"s, "\xC3"s}) {
      try {
        escape(wrong, language);
        ADD_FAILURE() << to_string(language) << " takes " << printable(wrong);
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_NE(error.message().find(to_string(language)), std::string::npos) << error.message();
        EXPECT_EQ(find_unprintable(error.message()), "");
        EXPECT_FALSE(error.hint().empty());
      }
    }
  }
}

TEST(Escapes, DependOnTheLanguage) {
  const std::string value = "a'b\"";
  EXPECT_EQ(escape(value, Language::plain), value);
  EXPECT_EQ(escape("a_b|<c>", Language::markdown), "a\\_b\\|\\<c\\>");
  EXPECT_EQ(escape(value, Language::xml), escape_xml(value));
  EXPECT_EQ(escape(value, Language::ovpn), escape_ovpn(value));
  EXPECT_EQ(escape(value, Language::shell), escape_shell(value));
  EXPECT_EQ(escape(value, Language::powershell), escape_powershell(value));
  EXPECT_EQ(escape(value, Language::json), escape_json(value));
  EXPECT_EQ(escape(value, Language::toml), escape_toml(value));
  EXPECT_EQ(escape(" ", Language::ini), "\\s");
  EXPECT_EQ(escape(value, Language::strongswan), escape_strongswan(value));
  EXPECT_EQ(escape(value, Language::hcl), "\"a'b\\\"\"");
  EXPECT_EQ(escape(value, Language::bicep), "'a\\'b\"'");
}

TEST(Languages, HaveDifferentNames) {
  std::set<std::string_view> names;
  for (const auto language : kLanguages) names.insert(to_string(language));
  EXPECT_EQ(names.size(), kLanguages.size());
}

}  // namespace
}  // namespace p2s::render
