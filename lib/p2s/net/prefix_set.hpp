// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace p2s::net {

/// Prefixes, sorted once, that find the ones overlapping a given prefix in logarithmic time.
class P2S_API PrefixSet {
 public:
  PrefixSet() = default;
  explicit PrefixSet(std::span<const Prefix> prefixes);

  bool empty() const noexcept { return entries_.empty(); }
  bool overlaps(const Prefix& prefix) const;
  /// Indexes (in the list given to the constructor) of the prefixes that overlap `prefix`: those
  /// that contain it from the largest to the smallest, then those inside it; at most `most`.
  std::vector<std::size_t> overlapping(const Prefix& prefix, std::size_t most) const;

 private:
  struct Entry {
    Prefix prefix;
    std::size_t place;
    std::size_t parent;  ///< entry of the smallest different prefix that contains this one
  };
  std::size_t lower_bound(const Prefix& prefix) const;
  std::size_t nearest_holder(std::size_t position, const Prefix& prefix) const;

  std::vector<Entry> entries_;
  Address last_;  ///< of all prefixes
};

}  // namespace p2s::net
