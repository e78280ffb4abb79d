// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/net/prefix.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace p2s::azure {

/// A range and its description.
struct NamedRange {
  std::string_view prefix;
  std::string_view what;
};

/// Parts of the private address space (RFC 1918) that other networks rarely use, the rarest first.
/// The order is our estimate: home routers and container bridges use the ends and the low numbers
/// of each block.
inline constexpr std::array kQuietRanges{
    NamedRange{"172.16.192.0/18", "below Docker's networks and unused by home routers"},
    NamedRange{"10.192.0.0/10", "high in 10.0.0.0/8, where few sites number their networks"},
    NamedRange{"10.64.0.0/10", "between the low and the high end of 10.0.0.0/8"},
    NamedRange{"172.16.0.0/16", "below Docker's networks"},
    NamedRange{"192.168.192.0/18", "high in 192.168.0.0/16, away from home routers"},
    NamedRange{"172.16.0.0/12", "private; Docker may use parts of it on a client"},
    NamedRange{"10.0.0.0/8", "private; many sites use it"},
    NamedRange{"192.168.0.0/16", "private; many home networks use it"},
};

/// Defaults of home routers and container bridges: rule POOL-026.
inline constexpr std::array kUsualHomeRanges{
    NamedRange{"192.168.0.0/24", "home routers"}, NamedRange{"192.168.1.0/24", "home routers"},
    NamedRange{"192.168.178.0/24", "home routers"}, NamedRange{"10.0.0.0/24", "home routers"},
    NamedRange{"172.17.0.0/16", "container bridges"}};

/// The prefixes of such a table.
template <std::size_t N>
std::vector<net::Prefix> prefixes(const std::array<NamedRange, N>& ranges) {
  std::vector<net::Prefix> parsed;
  parsed.reserve(N);
  for (const auto& range : ranges) parsed.push_back(*net::Prefix::parse(range.prefix).prefix);
  return parsed;
}

}  // namespace p2s::azure
