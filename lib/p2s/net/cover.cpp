// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/cover.hpp"

#include <algorithm>

namespace p2s::net {
namespace {

/// The upper half of a prefix of more than one address.
Prefix upper_half(const Prefix& whole) {
  auto first = whole.first();
  const unsigned bit = whole.width() - whole.length() - 1;  // from the least significant
  if (bit < 64)
    first.low |= std::uint64_t{1} << bit;
  else
    first.high |= std::uint64_t{1} << (bit - 64);
  return {first, whole.length() + 1};
}

}  // namespace

bool covers(std::span<const Prefix> parts, const Prefix& whole) {
  std::vector<Prefix> inside;
  for (const auto& part : parts) {
    if (part.contains(whole)) return true;
    if (whole.contains(part)) inside.push_back(part);
  }
  return !inside.empty() && covers(inside, Prefix(whole.first(), whole.length() + 1)) &&
         covers(inside, upper_half(whole));
}

std::vector<Prefix> largest(std::span<const Prefix> prefixes) {
  std::vector<Prefix> sorted(prefixes.begin(), prefixes.end());
  // A prefix sorts before those inside it.
  std::sort(sorted.begin(), sorted.end());
  std::vector<Prefix> kept;
  for (const auto& prefix : sorted) {
    if (kept.empty() || !kept.back().contains(prefix)) kept.push_back(prefix);
  }
  return kept;
}

}  // namespace p2s::net
