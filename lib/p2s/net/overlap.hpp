#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace p2s::net {

/// One prefix that lies in another (or equals it), as places in the list that was asked about.
struct Overlap {
  std::size_t inner = 0;
  std::size_t outer = 0;

  bool operator==(const Overlap&) const = default;
};

/// For each prefix that lies in another, the smallest such other: prefixes nest or are disjoint, so
/// this names everything that is in conflict, once. Of equal prefixes the one listed first is the
/// outer one. Sort and sweep: a million prefixes take a few hundredths of a second. Ordered by
/// prefix.
P2S_API std::vector<Overlap> overlaps(std::span<const Prefix> prefixes);

}  // namespace p2s::net
