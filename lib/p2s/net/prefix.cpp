// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/prefix.hpp"

#include <p2s/net/detail/bits.hpp>

#include <fmt/format.h>

#include <limits>

namespace p2s::net {
namespace {

/// Decimal without leading zeros; the caller checks the range.
std::optional<unsigned> parse_length(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9 || (text.front() == '0' && text.size() > 1))
    return std::nullopt;
  unsigned length = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    length = length * 10 + static_cast<unsigned>(c - '0');
  }
  return length;
}

}  // namespace

Prefix::Prefix(Address network, unsigned length) noexcept
    : high_(network.high &
            ~static_cast<std::uint64_t>(detail::host_mask(network.family, length) >> 64U)),
      low_(network.low & ~static_cast<std::uint64_t>(detail::host_mask(network.family, length))),
      family_(network.family),
      length_(static_cast<std::uint8_t>(length)) {}

Prefix::Parsed Prefix::parse(std::string_view text) noexcept {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const auto address = Address::parse(text.substr(0, slash));
  const auto length = parse_length(text.substr(slash + 1));
  if (!address || !length) return {};
  if (*length > detail::width_of(address->family))
    return {std::nullopt, Problem::length_out_of_range};
  const Prefix prefix(*address, *length);
  const bool aligned = prefix.first() == *address;
  return {prefix, aligned ? Problem::none : Problem::host_bits_set};
}

Address Prefix::last() const noexcept {
  return detail::narrow(family(), detail::wide(first()) | detail::host_mask(family(), length_));
}

bool Prefix::contains(const Prefix& other) const noexcept {
  if (family() != other.family() || length_ > other.length_) return false;
  const auto differing = detail::wide(first()) ^ detail::wide(other.first());
  return (differing & ~detail::host_mask(family(), length_)) == 0;
}

std::uint64_t Prefix::addresses() const noexcept {
  const unsigned bits = width() - length_;
  return bits >= 64 ? std::numeric_limits<std::uint64_t>::max() : std::uint64_t{1} << bits;
}

std::string Prefix::to_string() const { return fmt::format("{}/{}", first().to_string(), length_); }

}  // namespace p2s::net
