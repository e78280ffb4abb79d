// SPDX-License-Identifier: Apache-2.0
#include "rules/toml_patch.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string_view>

namespace p2s::rules {
namespace {

toml::table changed(std::string_view document, std::string_view patch) {
  auto table = toml::parse(document);
  change(table, toml::parse(patch));
  return table;
}

TEST(TomlPatch, MergesTablesAndReplacesLists) {
  EXPECT_EQ(changed("a = { b = 1, c = [1, 2] }", "a.c = [3]\nd = 4"),
            toml::parse("a = { b = 1, c = [3] }\nd = 4"));
}

TEST(TomlPatch, RemovesWhatIsThere) {
  EXPECT_EQ(changed("a = { b = 1, c = 2 }", "remove = ['a.b']"), toml::parse("a = { c = 2 }"));
  EXPECT_THROW(changed("a = { c = 2 }", "remove = ['a.b']"), std::runtime_error);
}

TEST(TomlPatch, AppendsNumberedEntries) {
  EXPECT_EQ(changed("a = ['x']", "repeat = [{ key = 'a', count = 2, entry = 'y{:02}' }]"),
            toml::parse("a = ['x', 'y01', 'y02']"));
  EXPECT_EQ(changed("", "repeat = [{ key = 'a.b', first = 9, count = 1, entry = { n = '{}' } }]"),
            toml::parse("a.b = [{ n = 9 }]"));
  EXPECT_THROW(changed("a = 1", "repeat = [{ key = 'a', count = 2, entry = 'y' }]"),
               std::runtime_error);
}

}  // namespace
}  // namespace p2s::rules
