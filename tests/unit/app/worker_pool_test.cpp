// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/concurrency/worker_pool.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace p2s::app::detail {
namespace {

template <typename Item>
std::vector<Item> all_of(WorkerPool<Item>& workers) {
  std::vector<Item> items;
  for (auto batch = workers.next_batch(); !batch.empty(); batch = workers.next_batch()) {
    EXPECT_LE(batch.size(), 64U);
    items.insert(items.end(), batch.begin(), batch.end());
  }
  return items;
}

TEST(WorkerPool, ProducesEachItemOnce) {
  WorkerPool<std::size_t> workers(
      1000, 4, [](std::size_t i) { return i; }, nullptr);
  auto items = all_of(workers);
  workers.rethrow();
  std::sort(items.begin(), items.end());
  std::vector<std::size_t> wanted(1000);
  std::iota(wanted.begin(), wanted.end(), 0U);
  EXPECT_EQ(items, wanted);
}

TEST(WorkerPool, EndsAtOnceWithoutItems) {
  WorkerPool<int> workers(
      0, 4, [](std::size_t) { return 1; }, nullptr);
  EXPECT_TRUE(workers.next_batch().empty());
}

TEST(WorkerPool, FailureStopsAllAndIsThrownAtTheEnd) {
  const auto make = [](std::size_t i) -> int {
    if (i == 10) throw std::runtime_error("ten");
    return 1;
  };
  WorkerPool<int> workers(1'000'000, 2, make, nullptr);
  EXPECT_LT(all_of(workers).size(), 1'000'000U);
  EXPECT_THROW(workers.rethrow(), std::runtime_error);
}

TEST(WorkerPool, CancellingStopsAfterPendingItems) {
  std::atomic<bool> cancelled{false};
  const auto make = [&](std::size_t i) {
    if (i == 100) cancelled = true;
    return 1;
  };
  WorkerPool<int> workers(1'000'000, 2, make, &cancelled);
  EXPECT_LT(all_of(workers).size(), 1'000'000U);
  EXPECT_NO_THROW(workers.rethrow());
}

TEST(WorkerPool, StopsIfReaderLeaves) {
  WorkerPool<int> workers(
      1'000'000, 2, [](std::size_t) { return 1; }, nullptr);
  EXPECT_FALSE(workers.next_batch().empty());
}

}  // namespace
}  // namespace p2s::app::detail
