// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/prefix_set.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace p2s::net {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

}  // namespace

PrefixSet::PrefixSet(std::span<const Prefix> prefixes) {
  entries_.reserve(prefixes.size());
  for (std::size_t place = 0; place < prefixes.size(); ++place) {
    entries_.push_back({prefixes[place], place, kNone});
    last_ = std::max(last_, prefixes[place].last());
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.prefix, a.place) < std::tie(b.prefix, b.place);
  });
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    auto& entry = entries_[i];
    const auto& before = entries_[i - 1];
    if (entry.prefix == before.prefix) {
      entry.parent = before.parent;
    } else {
      entry.parent = nearest_holder(i, entry.prefix);
    }
  }
}

std::size_t PrefixSet::lower_bound(const Prefix& prefix) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), prefix,
      [](const Entry& entry, const Prefix& value) { return entry.prefix < value; });
  return static_cast<std::size_t>(found - entries_.begin());
}

// An entry that contains `prefix` and sorts before it also contains (or is) the entry before it.
std::size_t PrefixSet::nearest_holder(std::size_t position, const Prefix& prefix) const {
  if (position == 0) return kNone;
  auto at = position - 1;
  while (at != kNone && !entries_[at].prefix.contains(prefix)) at = entries_[at].parent;
  return at;
}

bool PrefixSet::overlaps(const Prefix& prefix) const {
  if (entries_.empty() || last_ < prefix.first() || prefix.last() < entries_.front().prefix.first())
    return false;
  const auto position = lower_bound(prefix);
  if (position < entries_.size() && prefix.contains(entries_[position].prefix)) return true;
  return nearest_holder(position, prefix) != kNone;
}

std::vector<std::size_t> PrefixSet::overlapping(const Prefix& prefix, std::size_t most) const {
  const auto position = lower_bound(prefix);
  std::vector<std::size_t> holders;
  for (auto at = nearest_holder(position, prefix); at != kNone; at = entries_[at].parent) {
    holders.push_back(at);
  }
  std::vector<std::size_t> places;
  for (auto holder = holders.rbegin(); holder != holders.rend(); ++holder) {
    const auto& equal = entries_[*holder].prefix;
    for (auto at = lower_bound(equal); at < entries_.size() && entries_[at].prefix == equal; ++at) {
      if (places.size() == most) return places;
      places.push_back(entries_[at].place);
    }
  }
  for (auto at = position; at < entries_.size() && prefix.contains(entries_[at].prefix); ++at) {
    if (places.size() == most) break;
    places.push_back(entries_[at].place);
  }
  return places;
}

}  // namespace p2s::net
