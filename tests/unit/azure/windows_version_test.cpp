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
    EXPECT_TRUE(version == "7" || is_older_windows("7", version)) << version;
}

TEST(WindowsVersion, ServersCountAsTheirWindows) {
  EXPECT_TRUE(is_older_windows("server-2016", "10-1703"));
  EXPECT_FALSE(is_older_windows("server-2016", "10-1607"));
  EXPECT_TRUE(is_older_windows("server-2019", "10-2004"));
  EXPECT_FALSE(is_older_windows("server-2025", "11"));
}

TEST(WindowsVersion, UnknownIsNotOlder) {
  EXPECT_FALSE(is_older_windows("", "11"));
  EXPECT_FALSE(is_older_windows("10-17", "11"));
  EXPECT_FALSE(is_older_windows("10-1709", "95"));
}

}  // namespace
}  // namespace p2s::azure
