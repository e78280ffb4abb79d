// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

namespace p2s::store {
namespace {

namespace fs = std::filesystem;

class BackupTest : public StoreTest {
 protected:
  fs::path backup_ = folder_ / "backup.db";
};

TEST_F(BackupTest, BackupIsIndependentOwnerOnlyStore) {
  auto inventory = create();
  inventory.add_clients(std::vector{make_client("alice", 1)}, "client.issue", kActor);
  inventory.backup(backup_);
  struct stat facts {};
  ASSERT_EQ(::stat(backup_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 07777, 0600U);
  auto copy = Inventory::open(backup_.string(), fake_digest);
  EXPECT_EQ(copy.clients().size(), 1U);
  EXPECT_EQ(copy.wrapped_key(), "wrapped");
  EXPECT_TRUE(copy.problems().empty());
}

TEST_F(BackupTest, ExistingFileIsNotReplaced) {
  auto inventory = create();
  write_file(backup_, as_bytes("mine"), Access::owner_only, OnExisting::fail);
  EXPECT_EQ(kind_of([&] { inventory.backup(backup_); }), ErrorKind::conflict);
  EXPECT_EQ(as_text(read_file(backup_)), "mine");
}

TEST_F(BackupTest, MissingFolderIsNotFound) {
  auto inventory = create();
  EXPECT_EQ(kind_of([&] { inventory.backup(folder_ / "no/backup.db"); }), ErrorKind::not_found);
}

TEST_F(BackupTest, IsConsistentDuringWrites) {
  create();
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    auto inventory = open();
    for (std::size_t i = 1; !stop; ++i) {
      inventory.add_clients(std::vector{make_client("a", 2 * i), make_client("b", 2 * i + 1)},
                            "client.issue", kActor);
    }
  });
  auto inventory = open();
  for (int i = 0; i < 10; ++i) {
    const auto target = folder_ / fmt::format("backup{}.db", i);
    inventory.backup(target);
    auto copy = Inventory::open(target.string(), fake_digest);
    EXPECT_EQ(copy.clients().size() % 2, 0U) << "a batch is whole";
    EXPECT_TRUE(copy.problems().empty());
  }
  stop = true;
  writer.join();
}

TEST_F(BackupTest, RestoreCreatesNewStore) {
  create().backup(backup_);
  const auto target = folder_ / "new.db";
  restore_backup(backup_, "sqlite:" + target.string(), fake_digest);
  auto restored = Inventory::open(target.string(), fake_digest);
  EXPECT_TRUE(restored.find_root("root"));
  EXPECT_TRUE(restored.problems().empty());
}

TEST_F(BackupTest, RestoreNeverOverwrites) {
  create().backup(backup_);
  EXPECT_EQ(kind_of([&] { restore_backup(backup_, path_.string(), fake_digest); }),
            ErrorKind::conflict);
}

TEST_F(BackupTest, RestoreRejectsOtherFiles) {
  const auto target = (folder_ / "new.db").string();
  EXPECT_EQ(kind_of([&] { restore_backup(folder_ / "missing", target, fake_digest); }),
            ErrorKind::not_found);
  tamper(backup_, {"CREATE TABLE other (a TEXT)"});
  EXPECT_EQ(kind_of([&] { restore_backup(backup_, target, fake_digest); }), ErrorKind::malformed);
  write_file(folder_ / "text", as_bytes("hello"), Access::owner_only, OnExisting::fail);
  EXPECT_EQ(kind_of([&] { restore_backup(folder_ / "text", target, fake_digest); }),
            ErrorKind::malformed);
  EXPECT_FALSE(fs::exists(target));
}

TEST_F(BackupTest, RestoreRejectsDamagedAndNewerBackups) {
  create().backup(backup_);
  const auto target = (folder_ / "new.db").string();
  tamper(backup_, {"UPDATE store_settings SET value = '99' WHERE name = 'schema_version'"});
  EXPECT_EQ(kind_of([&] { restore_backup(backup_, target, fake_digest); }), ErrorKind::malformed);
  fs::resize_file(backup_, fs::file_size(backup_) - 4096);
  EXPECT_EQ(kind_of([&] { restore_backup(backup_, target, fake_digest); }), ErrorKind::malformed);
  EXPECT_FALSE(fs::exists(target));
}

TEST_F(BackupTest, BackupIsOneFileUnchangedByReading) {
  auto inventory = create();
  inventory.backup(backup_);
  restore_backup(backup_, (folder_ / "new.db").string(), fake_digest);
  for (const auto* suffix : {"-wal", "-shm", "-journal"})
    EXPECT_FALSE(fs::exists(backup_.string() + suffix)) << suffix;
}

// Files of a killed process would be replayed into the new file.
TEST_F(BackupTest, RejectsAndListsCompanionsOfEarlierDatabase) {
  auto inventory = create();
  inventory.backup(backup_);
  const auto target = (folder_ / "new.db").string();
  for (const auto* suffix : {"-wal", "-shm", "-journal"})
    write_file(target + suffix, as_bytes("left"), Access::owner_only, OnExisting::fail);
  const auto all_named = [&](const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::conflict);
    for (const auto* suffix : {"-wal", "-shm", "-journal"})
      EXPECT_NE(error.message().find(target + suffix), std::string::npos) << error.message();
    EXPECT_FALSE(fs::exists(target));
  };
  all_named(error_of([&] { restore_backup(backup_, target, fake_digest); }));
  all_named(error_of([&] { inventory.backup(target); }));
  all_named(error_of([&] { Inventory::create(target, "wrapped", kActor, fake_digest); }));
  all_named(error_of([&] { require_new_store("sqlite:" + target); }));
}

TEST_F(BackupTest, RestoreChecksStoreBeforeRenaming) {
  create().backup(backup_);
  tamper(backup_, {"UPDATE store_settings SET value = 'other' WHERE name = 'event_head'"});
  const auto target = folder_ / "new.db";
  const auto error = error_of([&] { restore_backup(backup_, target.string(), fake_digest); });
  EXPECT_EQ(error.kind(), ErrorKind::malformed);
  EXPECT_NE(error.message().find("events"), std::string::npos) << error.message();
  EXPECT_FALSE(fs::exists(target));
}

TEST_F(BackupTest, PostgresqlIsUnsupported) {
  create().backup(backup_);
  const auto error =
      error_of([&] { restore_backup(backup_, "postgresql://host/p2s", fake_digest); });
  EXPECT_EQ(error.kind(), ErrorKind::unsupported);
  EXPECT_NE(error.hint().find("pg_restore"), std::string::npos);
}

}  // namespace
}  // namespace p2s::store
