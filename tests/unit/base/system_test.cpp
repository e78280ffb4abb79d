// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/files/system.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s {
namespace {

TEST(Systems, AreParsedInAnyCase) {
  for (const auto system : all_systems()) {
    EXPECT_EQ(parse_system(to_string(system)), system);
    EXPECT_EQ(parse_system(to_upper(to_string(system))), system);
  }
  for (const auto* wrong : {"", "win", "linux ", "gnu_linux", "beos", "windows,linux"}) {
    EXPECT_EQ(parse_system(wrong), std::nullopt) << wrong;
  }
}

TEST(Systems, AreListedOnceWithUniqueNames) {
  std::set<std::string_view> names;
  std::set<std::string_view> displays;
  for (const auto system : all_systems()) {
    names.insert(to_string(system));
    displays.insert(display_name(system));
  }
  EXPECT_EQ(names, (std::set<std::string_view>{"windows", "macos", "ios", "linux", "android"}));
  EXPECT_EQ(displays.size(), names.size());
  EXPECT_EQ(display_name(System::gnu_linux), "Linux");
}

}  // namespace
}  // namespace p2s
