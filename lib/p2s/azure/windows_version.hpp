// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <array>
#include <string_view>

namespace p2s::azure {

/// Versions of Windows, as p2s.toml names them. "10" and "11" alone are the newest version.
inline constexpr std::array<std::string_view, 31> kWindowsVersions{"7",
                                                                   "8",
                                                                   "8.1",
                                                                   "10",
                                                                   "10-1507",
                                                                   "10-1511",
                                                                   "10-1607",
                                                                   "10-1703",
                                                                   "10-1709",
                                                                   "10-1803",
                                                                   "10-1809",
                                                                   "10-1903",
                                                                   "10-1909",
                                                                   "10-2004",
                                                                   "10-20H2",
                                                                   "10-21H1",
                                                                   "10-21H2",
                                                                   "10-22H2",
                                                                   "11",
                                                                   "11-21H2",
                                                                   "11-22H2",
                                                                   "11-23H2",
                                                                   "11-24H2",
                                                                   "11-25H2",
                                                                   "server-2008-r2",
                                                                   "server-2012",
                                                                   "server-2012-r2",
                                                                   "server-2016",
                                                                   "server-2019",
                                                                   "server-2022",
                                                                   "server-2025"};

/// A version that is newer than those named is the newest of its kind: "11-25H2" of "11-30H1",
/// "server-2025" of "server-2030". Any other text is itself.
P2S_API std::string_view known_windows(std::string_view version);

/// Whether one version of Windows is older than another: "8.1", "10-1709", "10-21H2", "11",
/// "server-2016". A server counts as the Windows that it was built from; "10" alone as its newest
/// version. False if one of them is unknown.
P2S_API bool is_older_windows(std::string_view version, std::string_view than);

}  // namespace p2s::azure
