// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/concurrency/bounded_queue.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <numeric>
#include <thread>

namespace p2s::app {
namespace {

using namespace std::chrono_literals;

TEST(BoundedQueue, ReturnsItemsInOrder) {
  BoundedQueue<int> queue(10);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(queue.push(i));
  EXPECT_EQ(queue.pop_batch(3, 0ms), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(queue.pop_batch(3, 0ms), (std::vector<int>{3, 4}));
}

TEST(BoundedQueue, SupportsMoveOnlyItems) {
  BoundedQueue<std::unique_ptr<int>> queue(1);
  EXPECT_TRUE(queue.push(std::make_unique<int>(7)));
  const auto batch = queue.pop_batch(1, 0ms);
  ASSERT_EQ(batch.size(), 1U);
  EXPECT_EQ(*batch[0], 7);
}

TEST(BoundedQueue, RefusesItemsAfterCloseAndReturnsTheRest) {
  BoundedQueue<int> queue(10);
  queue.push(1);
  queue.push(2);
  queue.close();
  EXPECT_FALSE(queue.push(3));
  EXPECT_EQ(queue.pop_batch(1, 1h), std::vector<int>{1});
  EXPECT_EQ(queue.pop_batch(5, 1h), std::vector<int>{2});
  EXPECT_TRUE(queue.pop_batch(5, 1h).empty());
  EXPECT_TRUE(queue.pop_batch(5, 1h).empty());
}

TEST(BoundedQueue, CloseWakesAllWaiters) {
  BoundedQueue<int> empty(1);
  BoundedQueue<int> full(1);
  full.push(1);
  std::thread reader([&] { EXPECT_TRUE(empty.pop_batch(1, 1h).empty()); });
  std::thread writer([&] { EXPECT_FALSE(full.push(2)); });
  std::this_thread::sleep_for(20ms);
  empty.close();
  full.close();
  reader.join();
  writer.join();
  EXPECT_EQ(full.pop_batch(5, 0ms), std::vector<int>{1});
}

TEST(BoundedQueue, BatchWaitsNoLongerThanItsTimeout) {
  BoundedQueue<int> queue(10);
  queue.push(1);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(queue.pop_batch(2, 20ms), std::vector<int>{1});
  EXPECT_GE(std::chrono::steady_clock::now() - start, 20ms);
}

TEST(BoundedQueue, BatchIncludesItemsThatArriveInTime) {
  BoundedQueue<int> queue(10);
  std::thread writer([&] {
    queue.push(1);
    std::this_thread::sleep_for(10ms);
    queue.push(2);
  });
  EXPECT_EQ(queue.pop_batch(2, 1h), (std::vector<int>{1, 2}));
  writer.join();
}

TEST(BoundedQueue, NeverHoldsMoreThanItsCapacity) {
  constexpr int kCapacity = 4;
  BoundedQueue<int> queue(kCapacity);
  std::atomic<int> pushed{0};
  std::thread writer([&] {
    for (int i = 0; i < 2000; ++i) {
      queue.push(i);
      ++pushed;
    }
    queue.close();
  });
  int taken = 0;
  for (auto batch = queue.pop_batch(3, 0ms); !batch.empty(); batch = queue.pop_batch(3, 0ms)) {
    // At the moment of pushing `taken` was at most what it is now.
    taken += static_cast<int>(batch.size());
    EXPECT_LE(pushed - taken, kCapacity);
  }
  writer.join();
  EXPECT_EQ(taken, 2000);
}

TEST(BoundedQueue, DeliversEveryItemOnceWithManyThreads) {
  constexpr int kWriters = 4;
  constexpr int kReaders = 3;
  constexpr int kEach = 2000;
  BoundedQueue<int> queue(8);
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      for (int i = 0; i < kEach; ++i) EXPECT_TRUE(queue.push(w * kEach + i));
    });
  }
  std::array<std::vector<int>, kReaders> taken;
  std::vector<std::thread> readers;
  for (auto& mine : taken) {
    readers.emplace_back([&] {
      for (auto batch = queue.pop_batch(5, 1ms); !batch.empty(); batch = queue.pop_batch(5, 1ms)) {
        EXPECT_LE(batch.size(), 5U);
        mine.insert(mine.end(), batch.begin(), batch.end());
      }
    });
  }
  for (auto& thread : writers) thread.join();
  queue.close();
  for (auto& thread : readers) thread.join();
  std::vector<int> all;
  for (const auto& mine : taken) all.insert(all.end(), mine.begin(), mine.end());
  std::sort(all.begin(), all.end());
  std::vector<int> wanted(kWriters * kEach);
  std::iota(wanted.begin(), wanted.end(), 0);
  EXPECT_EQ(all, wanted);
}

// Two readers in the middle of a batch: items taken by one must not look like the end to the other.
TEST(BoundedQueue, BatchIsEmptyOnlyWhenDrained) {
  BoundedQueue<int> queue(8);
  std::atomic<bool> closed{false};
  std::atomic<int> ended_early{0};
  std::vector<std::thread> readers;
  for (int r = 0; r < 3; ++r) {
    readers.emplace_back([&] {
      for (;;) {
        const bool was_closed = closed;
        const auto batch = queue.pop_batch(2, 2ms);
        if (!batch.empty()) continue;
        if (!was_closed && !closed) ++ended_early;
        if (closed) return;
      }
    });
  }
  for (int i = 0; i < 200; ++i) {
    queue.push(i);
    std::this_thread::sleep_for(1ms);
  }
  closed = true;
  queue.close();
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(ended_early, 0);
}

// Three waiting readers, one item each: all must be woken.
TEST(BoundedQueue, ReadersDoNotMissWakeups) {
  for (int round = 0; round < 20; ++round) {
    BoundedQueue<int> queue(8);
    std::atomic<int> taken{0};
    std::vector<std::thread> readers;
    for (int r = 0; r < 3; ++r) {
      readers.emplace_back([&] { taken += static_cast<int>(queue.pop_batch(1, 1h).size()); });
    }
    std::this_thread::sleep_for(1ms);
    for (int i = 0; i < 3; ++i) queue.push(i);
    for (int wait = 0; wait < 5000 && taken < 3; ++wait) std::this_thread::sleep_for(1ms);
    EXPECT_EQ(taken, 3);
    queue.close();
    for (auto& reader : readers) reader.join();
  }
}

}  // namespace
}  // namespace p2s::app
