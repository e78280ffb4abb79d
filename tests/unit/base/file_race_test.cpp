// SPDX-License-Identifier: Apache-2.0
// Files when several threads want them at once.
#include <p2s/base/error.hpp>
#include <p2s/base/files/staging.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

#include <atomic>
#include <thread>

namespace p2s {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

// Runs `action(0)` … `action(count - 1)` at once; how many ended without a conflict.
int winners(int count, const std::function<void(int)>& action) {
  std::atomic<int> won{0};
  std::atomic<int> ready{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      ++ready;
      while (ready < count) std::this_thread::yield();
      try {
        action(i);
        ++won;
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict) << error.message();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  return won;
}

TEST(FileRace, OnlyOneConcurrentWriterSucceeds) {
  const TempDir folder;
  for (int round = 0; round < 40; ++round) {
    const auto path = folder / std::to_string(round);
    std::atomic<int> winner{-1};
    const int won = winners(4, [&](int i) {
      write_file(path, Bytes(1000, static_cast<std::uint8_t>(i)), Access::owner_only,
                 OnExisting::fail);
      winner = i;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(read_file(path), Bytes(1000, static_cast<std::uint8_t>(winner)));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 40);
}

TEST(FileRace, OnlyOneConcurrentDirectorySucceeds) {
  const TempDir folder;
  for (int round = 0; round < 20; ++round) {
    const auto target = folder / std::to_string(round);
    const int won = winners(4, [&](int i) {
      StagingDirectory staging(target);
      write_file(staging.path() / std::to_string(i), {}, Access::owner_only, OnExisting::fail);
      staging.commit(OnExisting::fail);
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(target), {}), 1);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 20);
}

TEST(FileRace, ReaderSeesOldOrNewFileCompletely) {
  const TempDir folder;
  const auto path = folder / "a";
  const Bytes one(200'000, 1);
  const Bytes other(100'000, 2);
  write_file(path, one, Access::owner_only, OnExisting::fail);
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int i = 0; i < 50; ++i) {
      write_file(path, i % 2 == 0 ? other : one, Access::owner_only, OnExisting::replace);
    }
    done = true;
  });
  std::size_t torn = 0;
  while (!done) {
    const Bytes seen = read_file(path);
    if (seen != one && seen != other) ++torn;
  }
  writer.join();
  EXPECT_EQ(torn, 0U);
}

TEST(FileRace, AcceptsParentsCreatedConcurrently) {
  const TempDir folder;
  for (int round = 0; round < 40; ++round) {
    const auto deep = folder / (std::to_string(round) + "/b/c/d");
    EXPECT_EQ(winners(4, [&](int) { make_private_directory(deep); }), 4);
    EXPECT_TRUE(fs::is_directory(deep));
  }
}

}  // namespace
}  // namespace p2s
