// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace p2s::store {
namespace {

class ConcurrencyTest : public StoreTest {
 protected:
  template <typename Work>
  static void in_threads(std::size_t count, const Work& work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
    for (auto& thread : threads) thread.join();
  }
};

TEST_F(ConcurrencyTest, WritersWaitForEachOther) {
  create();
  in_threads(4, [&](std::size_t thread) {
    auto inventory = open();
    for (std::size_t i = 1; i <= 40; ++i) {
      const auto client = make_client(fmt::format("user{}", thread), thread * 1000 + i);
      inventory.add_clients(std::vector{client}, "client.issue", kActor);
    }
  });
  auto inventory = open();
  EXPECT_EQ(inventory.clients().size(), 160U);
  EXPECT_EQ(inventory.events(0).size(), 162U);
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(ConcurrencyTest, OneNameIsIssuedOnce) {
  create();
  in_threads(8, [&](std::size_t thread) {
    open().add_clients_if_missing(std::vector{make_client("alice", thread + 1)}, "client.issue",
                                  kActor);
  });
  EXPECT_EQ(open().find_clients("alice").size(), 1U);
}

TEST_F(ConcurrencyTest, OnlyOneCreatorSucceeds) {
  std::atomic<int> created = 0;
  in_threads(4, [&](std::size_t) {
    try {
      Inventory::create(path_.string(), "wrapped", kActor, fake_digest);
      ++created;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::conflict) << error.message();
    }
  });
  EXPECT_EQ(created, 1);
  EXPECT_TRUE(open().problems().empty());
}

TEST_F(ConcurrencyTest, CrlNumbersAreUnique) {
  create();
  std::mutex mutex;
  std::set<std::uint64_t> numbers;
  in_threads(4, [&](std::size_t) {
    auto inventory = open();
    for (int i = 0; i < 10; ++i) {
      const auto number = inventory.next_crl_number("root", kActor);
      const std::lock_guard lock(mutex);
      EXPECT_TRUE(numbers.insert(number).second);
    }
  });
  EXPECT_EQ(*numbers.rbegin(), 40U);
}

TEST_F(ConcurrencyTest, ReaderSeesSnapshotDuringWrites) {
  auto reader = create();
  auto writer = open();
  reader.add_clients(std::vector{make_client("alice", 1), make_client("bob", 2)}, "client.issue",
                     kActor);
  int seen = 0;
  reader.for_each_client([&](const ClientRecord&) {
    if (++seen == 1) writer.add_clients(std::vector{make_client("zoe", 3)}, "client.issue", kActor);
  });
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(reader.clients().size(), 3U);
}

}  // namespace
}  // namespace p2s::store
