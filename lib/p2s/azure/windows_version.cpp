// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/windows_version.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::azure {
namespace {

struct Equal {
  std::string_view name;
  std::string_view version;
};
constexpr std::array kServers{
    Equal{"server-2008-r2", "7"},    Equal{"server-2012", "8"},
    Equal{"server-2012-r2", "8.1"},  Equal{"server-2016", "10-1607"},
    Equal{"server-2019", "10-1809"}, Equal{"server-2022", "10-21H2"},
    Equal{"server-2025", "11"},      Equal{"10", "10-22H2"},
};

/// A number that grows with the version; 0 if it is unknown.
int rank(std::string_view version) {
  const auto* equal = std::find_if(kServers.begin(), kServers.end(),
                                   [&](const Equal& each) { return each.name == version; });
  if (equal != kServers.end()) version = equal->version;
  if (version == "7") return 1;
  if (version == "8") return 2;
  if (version == "8.1") return 3;
  if (version.starts_with("11")) return 10'000;
  if (!version.starts_with("10-") || version.size() != 7) return 0;
  const auto digit = [&](std::size_t at) { return version[at] >= '0' && version[at] <= '9'; };
  const bool half = version[5] == 'H' || version[5] == 'h';  // "21H2" is the second half of 2021
  if (!digit(3) || !digit(4) || !digit(6) || !(half || digit(5))) return 0;
  const auto number = [&](std::size_t at) { return version[at] - '0'; };
  const int year = number(3) * 10 + number(4);
  return year * 100 + (half ? number(6) * 6 : number(5) * 10 + number(6));
}

/// Whether the text has the form of the newest version, where 9 is any digit, and is newer.
bool is_newer(std::string_view text, std::string_view newest) {
  return text > newest &&
         std::equal(text.begin(), text.end(), newest.begin(), newest.end(),
                    [&](char a, char b) { return a == b || (is_digit(a) && is_digit(b)); });
}

}  // namespace

std::string_view known_windows(std::string_view version) {
  const auto newest = *std::find_if(kWindowsVersions.rbegin(), kWindowsVersions.rend(),
                                    [](auto each) { return each.starts_with("11-"); });
  const auto text = to_upper(version);
  if (is_newer(text, newest) && text.starts_with("11-")) return newest;
  const auto server = kWindowsVersions.back();
  return is_newer(to_lower(version), server) ? server : version;
}

bool is_older_windows(std::string_view version, std::string_view than) {
  const int a = rank(version);
  const int b = rank(than);
  return a != 0 && b != 0 && a < b;
}

}  // namespace p2s::azure
