// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/free_block.hpp"

#include <p2s/net/detail/bits.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace p2s::net {
namespace {

using detail::wide;
using detail::Wide;

/// `sorted` contains prefixes of the candidate's family only. Blocks and prefixes nest or are
/// disjoint, so the next block to try starts after the prefix that overlaps the current one.
std::optional<Prefix> first_free(unsigned length, const Prefix& candidate,
                                 const std::vector<Prefix>& sorted) {
  const auto family = candidate.family();
  const Wide hosts = detail::host_mask(family, length);
  const Wide end = wide(candidate.last());
  Wide start = wide(candidate.first());
  for (const auto& taken : sorted) {
    if (wide(taken.last()) < start) continue;
    if (wide(taken.first()) > (start | hosts)) break;
    const Wide behind = wide(taken.last()) | hosts;
    if (behind >= end) return std::nullopt;
    start = behind + 1;
  }
  return Prefix(detail::narrow(family, start), length);
}

}  // namespace

std::optional<Prefix> free_block(unsigned length, std::span<const Prefix> candidates,
                                 std::span<const Prefix> taken) {
  for (const auto& candidate : candidates) {
    if (length < candidate.length() || length > candidate.width()) continue;
    std::vector<Prefix> sorted;
    std::copy_if(taken.begin(), taken.end(), std::back_inserter(sorted),
                 [&](const Prefix& prefix) { return prefix.overlaps(candidate); });
    std::sort(sorted.begin(), sorted.end());
    if (auto found = first_free(length, candidate, sorted)) return found;
  }
  return std::nullopt;
}

}  // namespace p2s::net
