// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace p2s::net {

enum class Family : std::uint8_t { ipv4, ipv6 };

/// An IP address as a number of 32 or 128 bits, most significant half first; IPv4 uses the low 32
/// bits.
struct P2S_API Address {
  Family family = Family::ipv4;
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// Dotted quad (no leading zeros) or RFC 4291 text, no zone.
  static std::optional<Address> parse(std::string_view text) noexcept;
  std::string to_string() const;  ///< RFC 5952 for IPv6
  // clang-tidy 14 sees a literal 0 in what the compiler writes.
  auto operator<=>(const Address&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// A prefix in CIDR form whose host bits are zero.
class P2S_API Prefix {
 public:
  enum class Problem { none, not_a_prefix, length_out_of_range, host_bits_set };
  struct Parsed;

  /// `text` must be ADDRESS/LENGTH. With host_bits_set, the prefix is the network that was probably
  /// meant.
  static Parsed parse(std::string_view text) noexcept;
  Prefix(Address network, unsigned length) noexcept;  ///< masks host bits

  Family family() const noexcept { return family_; }
  Address first() const noexcept { return {family_, high_, low_}; }
  Address last() const noexcept;
  unsigned length() const noexcept { return length_; }
  unsigned width() const noexcept { return family() == Family::ipv4 ? 32 : 128; }
  bool contains(const Prefix& other) const noexcept;
  bool overlaps(const Prefix& other) const noexcept {
    return contains(other) || other.contains(*this);
  }
  /// 2^(width - length), or the largest number if it does not fit.
  std::uint64_t addresses() const noexcept;
  std::string to_string() const;
  bool operator==(const Prefix&) const = default;
  /// By address, outer before inner.
  auto operator<=>(const Prefix& other) const noexcept {
    return std::tie(family_, high_, low_, length_) <=>
           std::tie(other.family_, other.high_, other.low_, other.length_);
  }

 private:
  // Small, for lists of a million.
  std::uint64_t high_;
  std::uint64_t low_;
  Family family_;
  std::uint8_t length_;
};

struct Prefix::Parsed {
  std::optional<Prefix> prefix;
  Problem problem = Problem::not_a_prefix;
};

}  // namespace p2s::net
