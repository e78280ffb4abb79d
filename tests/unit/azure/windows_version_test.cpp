// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/windows_version.hpp>

#include <gtest/gtest.h>

#include <array>

namespace p2s::azure {
namespace {

TEST(WindowsVersion, AreOrdered) {
  constexpr std::array<std::string_view, 12> kOrder{"7",       "8",       "8.1",     "10-1507",
                                                    "10-1709", "10-1909", "10-2004", "10-20H2",
                                                    "10-21H1", "10-21H2", "10-22H2", "11"};
  for (std::size_t i = 0; i + 1 < kOrder.size(); ++i) {
    EXPECT_TRUE(is_older_windows(kOrder[i], kOrder[i + 1])) << kOrder[i];
    EXPECT_FALSE(is_older_windows(kOrder[i + 1], kOrder[i])) << kOrder[i];
    EXPECT_FALSE(is_older_windows(kOrder[i], kOrder[i])) << kOrder[i];
  }
}

TEST(WindowsVersion, EachNamedVersionIsKnown) {
  for (const auto version : kWindowsVersions)
    EXPECT_TRUE(is_older_windows(version, "11") || is_older_windows("10-22H2", version)) << version;
}

TEST(WindowsVersion, ServersCountAsTheirWindows) {
  EXPECT_TRUE(is_older_windows("server-2008-r2", "server-2012"));
  EXPECT_TRUE(is_older_windows("server-2012", "server-2012-r2"));
  EXPECT_FALSE(is_older_windows("server-2012-r2", "8.1"));
  EXPECT_TRUE(is_older_windows("server-2012-r2", "10-1507"));
  EXPECT_TRUE(is_older_windows("server-2016", "10-1703"));
  EXPECT_FALSE(is_older_windows("server-2016", "10-1607"));
  EXPECT_TRUE(is_older_windows("server-2019", "10-2004"));
  EXPECT_FALSE(is_older_windows("server-2025", "11"));
}

TEST(WindowsVersion, NewerThanTheTableCountsAsItsNewest) {
  for (const auto* const text : {"11-26H1", "11-26H2", "11-30h2"})
    EXPECT_EQ(known_windows(text), "11-25H2") << text;
  EXPECT_EQ(known_windows("server-2028"), "server-2025");
  EXPECT_EQ(known_windows("Server-2031"), "server-2025");
  for (const auto* const text :
       {"11", "11-21H2", "11-25H2", "10-23H2", "11-26", "11-26H", "12", "12-26H2", "server-2017",
        "server-2025", "server-20H2", "beos", ""})
    EXPECT_EQ(known_windows(text), text);
}

TEST(WindowsVersion, UnknownIsNotOlder) {
  EXPECT_FALSE(is_older_windows("", "11"));
  EXPECT_FALSE(is_older_windows("10-17", "11"));
  EXPECT_FALSE(is_older_windows("10-1709", "95"));
}

}  // namespace
}  // namespace p2s::azure
