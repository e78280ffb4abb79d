// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace p2s::spec::detail {

// Allowed values of keys of p2s.toml, where azure/ has no list of them. Keys whose values the rules
// check (SKU, VPN type, …) have none.

inline constexpr std::array<std::string_view, 4> kTlsVersions{"1.0", "1.1", "1.2", "1.3"};
inline constexpr std::array<std::string_view, 15> kOldestWindows{
    "7",  "8",  "8.1",         "10-1507",     "10-1511",     "10-1607",     "10-1703",    "10-1709",
    "10", "11", "server-2012", "server-2016", "server-2019", "server-2022", "server-2025"};
inline constexpr std::array<std::string_view, 2> kAllocations{"Static", "Dynamic"};
inline constexpr std::array<std::string_view, 4> kClouds{"public", "government", "germany",
                                                         "china"};
inline constexpr std::array<std::string_view, 6> kRadiusMethods{"eap-tls",  "eap-mschapv2", "peap",
                                                                "mschapv2", "chap",         "pap"};
inline constexpr std::array<std::string_view, 4> kRadiusMfa{"none", "push", "phone", "code"};

/// Maximum number of clients in the file, which prevents overflow of sums.
inline constexpr std::int64_t kMostClients = 2147483647;

}  // namespace p2s::spec::detail
