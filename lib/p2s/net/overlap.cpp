// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/overlap.hpp"

#include <p2s/net/detail/bits.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

namespace p2s::net {
namespace {

using detail::Wide;

/// Visits prefixes in order (outer before inner) and keeps those that may contain the next one.
class Sweep {
 public:
  explicit Sweep(std::vector<Overlap>& found) : found_(found) {}

  void meet(Wide first, Wide last, std::size_t place) {
    while (!open_.empty() && open_.back().last < first) open_.pop_back();
    if (!open_.empty()) {
      found_.push_back({place, open_.back().place});
      if (open_.back().first == first && open_.back().last == last) return;
    }
    open_.push_back({first, last, place});
  }

 private:
  struct Open {
    Wide first;
    Wide last;
    std::size_t place;
  };
  std::vector<Overlap>& found_;
  std::vector<Open> open_;
};

// An IPv4 prefix and its index fit into one number, which is sorted in up to four passes without a
// comparison: address (32 bits), length (6), index (26).
constexpr unsigned kPlaceBits = 26;
constexpr unsigned kLengthBits = 6;
constexpr std::size_t kMostPacked = std::size_t{1} << kPlaceBits;

void radix_sort(std::vector<std::uint64_t>& keys) {
  constexpr unsigned kDigitBits = 10;
  constexpr std::uint64_t kDigitMask = (1U << kDigitBits) - 1;
  std::vector<std::uint64_t> sorted(keys.size());
  std::uint64_t differing = 0;
  for (const auto key : keys) differing |= key ^ keys.front();
  for (unsigned shift = kPlaceBits; shift < 64; shift += kDigitBits) {
    if ((differing >> shift & kDigitMask) == 0) continue;  // as for prefixes of one length
    std::array<std::size_t, kDigitMask + 2> start{};
    for (const auto key : keys) ++start[(key >> shift & kDigitMask) + 1];
    for (std::size_t digit = 1; digit < start.size(); ++digit) start[digit] += start[digit - 1];
    for (const auto key : keys) sorted[start[key >> shift & kDigitMask]++] = key;
    keys.swap(sorted);
  }
}

void sweep_packed(std::vector<std::uint64_t>& keys, std::vector<Overlap>& found) {
  radix_sort(keys);
  Sweep sweep(found);
  for (const auto key : keys) {
    const std::uint64_t first = key >> (kPlaceBits + kLengthBits);
    const auto length = static_cast<unsigned>(key >> kPlaceBits & ((1U << kLengthBits) - 1));
    const auto hosts = static_cast<std::uint64_t>(detail::host_mask(Family::ipv4, length));
    sweep.meet(first, first | hosts, key & (kMostPacked - 1));
  }
}

void sweep_wide(std::span<const Prefix> prefixes, std::vector<std::size_t>& places, Family family,
                std::vector<Overlap>& found) {
  std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(prefixes[a], a) < std::tie(prefixes[b], b);
  });
  Sweep sweep(found);
  for (const auto place : places) {
    if (prefixes[place].family() != family) continue;
    sweep.meet(detail::wide(prefixes[place].first()), detail::wide(prefixes[place].last()), place);
  }
}

}  // namespace

std::vector<Overlap> overlaps(std::span<const Prefix> prefixes) {
  std::vector<std::uint64_t> packed;
  std::vector<std::size_t> wide;
  const bool packs = prefixes.size() <= kMostPacked;
  if (packs) packed.reserve(prefixes.size());
  for (std::size_t place = 0; place < prefixes.size(); ++place) {
    const auto& prefix = prefixes[place];
    if (packs && prefix.family() == Family::ipv4) {
      packed.push_back(((prefix.first().low << kLengthBits | prefix.length()) << kPlaceBits) |
                       place);
    } else {
      wide.push_back(place);
    }
  }
  std::vector<Overlap> found;
  sweep_packed(packed, found);
  if (!packs) sweep_wide(prefixes, wide, Family::ipv4, found);
  sweep_wide(prefixes, wide, Family::ipv6, found);
  return found;
}

}  // namespace p2s::net
