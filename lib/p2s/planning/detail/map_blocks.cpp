// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/detail/map_blocks.hpp"

#include <algorithm>
#include <utility>

namespace p2s::planning::detail {
namespace {

constexpr unsigned kVisible =
    5;                          ///< 1/32 of a block, two or three columns of a terminal, is visible
constexpr unsigned kGroup = 3;  ///< small ranges within 1/8 of a block are enlarged together
constexpr unsigned kMargin = 2;  ///< a single range is drawn in a block four times its size

/// The smallest prefix that contains both.
net::Prefix around(const net::Prefix& a, const net::Prefix& b) {
  auto block = a;
  while (!block.contains(b)) block = net::Prefix(a.first(), block.length() - 1);
  return block;
}

/// What no range covers, in the fewest prefixes.
void find_free(const net::Prefix& block, const std::vector<MapRange>& ranges,
               std::vector<net::Prefix>& free) {
  bool used = false;
  for (const auto& range : ranges) {
    if (range.prefix.contains(block)) return;
    used = used || block.contains(range.prefix);
  }
  if (!used) {
    free.push_back(block);
    return;
  }
  find_free(net::Prefix(block.first(), block.length() + 1), ranges, free);
  find_free(net::Prefix(block.last(), block.length() + 1), ranges, free);
}

/// The ranges that overlap the block.
std::vector<MapRange> ranges_in(const net::Prefix& block, const std::vector<MapRange>& ranges) {
  std::vector<MapRange> inside;
  std::copy_if(ranges.begin(), ranges.end(), std::back_inserter(inside),
               [&](const auto& range) { return range.prefix.overlaps(block); });
  return inside;
}

void set_depths(std::vector<MapRange>& ranges) {
  std::vector<net::Prefix> open;  // those that contain the next one
  for (auto& range : ranges) {
    while (!open.empty() && !open.back().contains(range.prefix)) open.pop_back();
    range.depth = static_cast<unsigned>(open.size());
    open.push_back(range.prefix);
  }
}

/// Groups of ranges that cannot be seen in the block, each as the smallest prefix around it.
std::vector<net::Prefix> small_groups(const net::Prefix& block,
                                      const std::vector<MapRange>& ranges) {
  std::vector<net::Prefix> groups;
  for (const auto& range : ranges) {
    if (range.prefix.length() <= block.length() + kVisible) continue;
    if (!groups.empty()) {
      const auto joined = around(groups.back(), range.prefix);
      if (joined.length() >= block.length() + kGroup) {
        groups.back() = joined;
        continue;
      }
    }
    groups.push_back(range.prefix);
  }
  return groups;
}

/// With its surroundings, which a range that fills its bar would hide.
net::Prefix with_margin(const net::Prefix& prefix, const net::Prefix& within) {
  const unsigned wider = prefix.length() - std::min(prefix.length(), kMargin);
  return {prefix.first(), std::max(within.length(), wider)};
}

void add_block(const net::Prefix& block, bool enlarged, std::vector<MapRange> ranges,
               std::vector<MapBlock>& blocks) {
  set_depths(ranges);
  std::vector<net::Prefix> free;
  find_free(block, ranges, free);
  std::stable_sort(free.begin(), free.end(),
                   [](const auto& a, const auto& b) { return a.length() < b.length(); });
  const auto groups = small_groups(block, ranges);
  blocks.push_back({block, enlarged, ranges, std::move(free)});
  for (const auto& group : groups) {
    const bool single = std::any_of(ranges.begin(), ranges.end(),
                                    [&](const MapRange& range) { return range.prefix == group; });
    const auto part = single ? with_margin(group, block) : group;
    add_block(part, true, ranges_in(part, ranges), blocks);
  }
}

}  // namespace

void draw(std::vector<MapRange> ranges, const net::Prefix& home, std::vector<MapBlock>& blocks) {
  auto block = ranges.front().prefix;
  for (const auto& range : ranges) block = around(block, range.prefix);
  if (ranges.size() == 1 && block.length() > home.length()) block = with_margin(block, home);
  add_block(block, false, std::move(ranges), blocks);
}

}  // namespace p2s::planning::detail
