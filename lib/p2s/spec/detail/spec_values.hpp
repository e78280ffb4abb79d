// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec_keys.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace p2s::spec::detail {

// Allowed values of keys of p2s.toml, where azure/ has no list of them. Keys whose values the rules
// check (SKU, VPN type, …) have none.

inline constexpr std::array<std::string_view, 4> kTlsVersions{"1.0", "1.1", "1.2", "1.3"};
/// Azure's spellings of values that have another name here.
inline constexpr std::array<Alias, 1> kAzureMethods{{{"AAD", "entra"}}};
inline constexpr std::array<Alias, 2> kGenerations{{{"Generation1", "1"}, {"Generation2", "2"}}};
inline constexpr std::array<std::string_view, 2> kAllocations{"Static", "Dynamic"};
inline constexpr std::array<std::string_view, 4> kClouds{"public", "government", "germany",
                                                         "china"};
inline constexpr std::array<std::string_view, 6> kRadiusMethods{"eap-tls",  "eap-mschapv2", "peap",
                                                                "mschapv2", "chap",         "pap"};
inline constexpr std::array<std::string_view, 4> kRadiusMfa{"none", "push", "phone", "code"};

/// Maximum number of clients in the file, which prevents overflow of sums.
inline constexpr std::int64_t kMostClients = 2147483647;

/// Largest number of a BGP system.
inline constexpr std::int64_t kMostAsn = 4294967295;

}  // namespace p2s::spec::detail
