// SPDX-License-Identifier: Apache-2.0
// Laws of prefixes, tried on random ones.
#include <p2s/net/free_block.hpp>
#include <p2s/net/overlap.hpp>
#include <p2s/net/prefix_set.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace p2s::net {
namespace {

/// Few distinct bits at the top and bottom, so that random prefixes meet often.
Prefix some_prefix() {
  const bool is_ipv4 = *rc::gen::arbitrary<bool>();
  const auto bits = *rc::gen::inRange<std::uint64_t>(0, 64);
  const auto length = *rc::gen::inRange<unsigned>(0, 7);
  if (is_ipv4) return {Address{Family::ipv4, 0, bits << 26U}, *rc::gen::element(length, 32U)};
  return {Address{Family::ipv6, bits << 58U, bits},
          *rc::gen::element(length, 124U + length % 5, 64U)};
}

std::vector<Prefix> some_prefixes() {
  std::vector<Prefix> prefixes;
  const auto size = *rc::gen::inRange(0, 40);
  for (int i = 0; i < size; ++i) prefixes.push_back(some_prefix());
  return prefixes;
}

void expect_law(const std::function<void()>& law) { EXPECT_TRUE(rc::check(law)); }

TEST(PrefixLaw, ParsesWhatItPrints) {
  expect_law([] {
    const auto prefix = some_prefix();
    const auto parsed = Prefix::parse(prefix.to_string());
    RC_ASSERT(parsed.problem == Prefix::Problem::none);
    RC_ASSERT(*parsed.prefix == prefix);
  });
}

TEST(PrefixLaw, TwoPrefixesNestOrAreDisjoint) {
  expect_law([] {
    const auto a = some_prefix();
    const auto b = some_prefix();
    const bool share = a.family() == b.family() && a.first() <= b.last() && b.first() <= a.last();
    RC_ASSERT(a.overlaps(b) == share);
    RC_ASSERT(a.overlaps(b) == b.overlaps(a));
    RC_ASSERT((a.contains(b) && b.contains(a)) == (a == b));
  });
}

TEST(PrefixLaw, SweepFindsTheSameAsComparingAllPairs) {
  expect_law([] {
    const auto prefixes = some_prefixes();
    std::vector<bool> inside(prefixes.size());
    for (const auto& [inner, outer] : overlaps(prefixes)) {
      RC_ASSERT(prefixes[outer].contains(prefixes[inner]));
      inside[inner] = true;
    }
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
      bool expected = false;
      for (std::size_t j = 0; j < prefixes.size(); ++j) {
        const bool first_of_equals = prefixes[i] == prefixes[j] && i < j;
        expected = expected || (i != j && prefixes[j].contains(prefixes[i]) && !first_of_equals);
      }
      RC_ASSERT(inside[i] == expected);
    }
  });
}

TEST(PrefixLaw, SetFindsTheSameAsComparingWithAll) {
  expect_law([] {
    const auto prefixes = some_prefixes();
    const auto asked = some_prefix();
    const PrefixSet set(prefixes);
    auto found = set.overlapping(asked, prefixes.size());
    std::sort(found.begin(), found.end());
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
      if (prefixes[i].overlaps(asked)) expected.push_back(i);
    }
    RC_ASSERT(found == expected);
    RC_ASSERT(set.overlaps(asked) == !expected.empty());
  });
}

TEST(PrefixLaw, FreeBlockIsFreeAndFoundIfThereIsOne) {
  expect_law([] {
    const auto taken = some_prefixes();
    const std::vector<Prefix> candidates{Prefix(Address{}, 0)};
    const auto length = *rc::gen::inRange<unsigned>(0, 7);
    const auto found = free_block(length, candidates, taken);
    const auto is_free = [&](const Prefix& block) { return !PrefixSet(taken).overlaps(block); };
    std::optional<Prefix> expected;
    for (std::uint64_t i = 0; i < (1ULL << length) && !expected; ++i) {
      const Prefix block(Address{Family::ipv4, 0, length == 0 ? 0 : i << (32U - length)}, length);
      if (is_free(block)) expected = block;
    }
    RC_ASSERT(found == expected);
  });
}

}  // namespace
}  // namespace p2s::net
