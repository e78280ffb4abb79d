// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/net/prefix.hpp>

#include <cstdint>

namespace p2s::net::detail {

/// Wide enough for an IPv6 address, so arithmetic at the ends of either family does not overflow.
__extension__ using Wide = unsigned __int128;

inline Wide wide(const Address& address) noexcept {
  return (static_cast<Wide>(address.high) << 64U) | address.low;
}

inline Address narrow(Family family, Wide value) noexcept {
  return {family, static_cast<std::uint64_t>(value >> 64U), static_cast<std::uint64_t>(value)};
}

inline unsigned width_of(Family family) noexcept { return family == Family::ipv4 ? 32 : 128; }

/// The host bits of a prefix of this length.
inline Wide host_mask(Family family, unsigned length) noexcept {
  const unsigned bits = width_of(family) - length;
  return bits == 128 ? ~Wide{0} : (Wide{1} << bits) - 1;
}

}  // namespace p2s::net::detail
