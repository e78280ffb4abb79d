// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace p2s::net {

/// A prefix inside another one (or equal to it), as indexes of the given list.
struct Overlap {
  std::size_t inner = 0;
  std::size_t outer = 0;

  bool operator==(const Overlap&) const = default;
};

/// For each prefix inside another, the smallest prefix that contains it. Prefixes nest or are
/// disjoint, so every conflict is reported once. Of equal prefixes the first in the list is the
/// outer one. Sort and sweep; ordered by prefix.
P2S_API std::vector<Overlap> overlaps(std::span<const Prefix> prefixes);

}  // namespace p2s::net
