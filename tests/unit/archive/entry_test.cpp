// SPDX-License-Identifier: Apache-2.0
#include <p2s/archive/entry.hpp>
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

namespace p2s::archive {
namespace {

bool refused(std::string_view name) {
  try {
    normalised_name(name);
    return false;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    for (const char c : error.message()) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
    return true;
  }
}

TEST(EntryName, BackslashesBecomeSlashes) {
  EXPECT_EQ(normalised_name("Generic\\VpnSettings.xml"), "Generic/VpnSettings.xml");
  EXPECT_EQ(normalised_name("a/b\\c"), "a/b/c");
}

TEST(EntryName, KeepsHarmlessNames) {
  for (const std::string_view name :
       {"a", "a/b.c", "..a", "a..", "a b", "folder/", "ä/ö", "...", "-x"}) {
    EXPECT_EQ(normalised_name(name), name);
  }
}

TEST(EntryName, RejectsNamesThatLeaveTheFolder) {
  for (const std::string_view name :
       {"..", "../a", "..\\a", "a/../b", "a\\..\\b", "a/..", "a\\..", "../", "./a", "a/./b", "."}) {
    EXPECT_TRUE(refused(name)) << name;
  }
}

TEST(EntryName, RejectsAbsoluteNames) {
  for (const std::string_view name :
       {"/a", "\\a", "//host/share", "\\\\host\\share", "C:\\a", "c:a", "a:stream", "a/b:c"}) {
    EXPECT_TRUE(refused(name)) << name;
  }
}

TEST(EntryName, RejectsDeceptiveNames) {
  using namespace std::string_view_literals;
  for (const std::string_view name : {""sv, "a//b"sv, "a/\\b"sv, "a//"sv, "a\0b"sv, "a\nb"sv,
                                      "a\x1b[2J"sv, "a\x7f"sv, "\xff\xfe"sv}) {
    EXPECT_TRUE(refused(name)) << name;
  }
  EXPECT_TRUE(refused(std::string(513, 'a')));
  EXPECT_FALSE(refused(std::string(512, 'a')));
}

TEST(EntryName, NamesCollideRegardlessOfCase) {
  EXPECT_EQ(collision_key("A/b"), collision_key("a/B"));
  EXPECT_EQ(collision_key("a/"), collision_key("A"));
  EXPECT_NE(collision_key("a/b"), collision_key("a/c"));
}

}  // namespace
}  // namespace p2s::archive
