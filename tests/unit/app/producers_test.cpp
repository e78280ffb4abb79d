#include <p2s/app/kits/producers.hpp>

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

namespace p2s::app::detail {
namespace {

template <typename Item>
std::vector<Item> all_of(Producers<Item>& producers) {
  std::vector<Item> items;
  for (auto batch = producers.next_batch(); !batch.empty(); batch = producers.next_batch()) {
    EXPECT_LE(batch.size(), 64U);
    items.insert(items.end(), batch.begin(), batch.end());
  }
  return items;
}

TEST(Producers, MakeEachItemOnce) {
  Producers<std::size_t> producers(
      1000, 4, [](std::size_t i) { return i; }, nullptr);
  auto items = all_of(producers);
  producers.rethrow();
  std::sort(items.begin(), items.end());
  std::vector<std::size_t> wanted(1000);
  std::iota(wanted.begin(), wanted.end(), 0U);
  EXPECT_EQ(items, wanted);
}

TEST(Producers, WithNothingToMakeTheEndComesAtOnce) {
  Producers<int> producers(
      0, 4, [](std::size_t) { return 1; }, nullptr);
  EXPECT_TRUE(producers.next_batch().empty());
}

TEST(Producers, AFailureStopsAllAndIsThrownAtTheEnd) {
  const auto make = [](std::size_t i) -> int {
    if (i == 10) throw std::runtime_error("ten");
    return 1;
  };
  Producers<int> producers(1'000'000, 2, make, nullptr);
  EXPECT_LT(all_of(producers).size(), 1'000'000U);
  EXPECT_THROW(producers.rethrow(), std::runtime_error);
}

TEST(Producers, CancellingEndsThemAfterWhatIsInFlight) {
  std::atomic<bool> cancelled{false};
  const auto make = [&](std::size_t i) {
    if (i == 100) cancelled = true;
    return 1;
  };
  Producers<int> producers(1'000'000, 2, make, &cancelled);
  EXPECT_LT(all_of(producers).size(), 1'000'000U);
  EXPECT_NO_THROW(producers.rethrow());
}

TEST(Producers, AReaderThatGivesUpEndsThem) {
  Producers<int> producers(
      1'000'000, 2, [](std::size_t) { return 1; }, nullptr);
  EXPECT_FALSE(producers.next_batch().empty());
}

}  // namespace
}  // namespace p2s::app::detail
