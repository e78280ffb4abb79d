// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/base/bytes.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace p2s::store {
namespace {

namespace fs = std::filesystem;

class InventoryTest : public StoreTest {
 protected:
  static mode_t mode_of(const fs::path& path) {
    struct stat facts {};
    EXPECT_EQ(::stat(path.c_str(), &facts), 0) << path;
    return facts.st_mode & 07777;
  }
};

TEST_F(InventoryTest, NewStoreContainsKeyAndFirstEvent) {
  auto inventory = Inventory::create(path_.string(), "wrapped", kActor, fake_digest);
  EXPECT_EQ(inventory.wrapped_key(), "wrapped");
  const auto events = inventory.events(0);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].action, "store.create");
  EXPECT_EQ(events[0].actor, "tester");
  EXPECT_EQ(events[0].at, kNow);
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(InventoryTest, FilesAreOwnerOnlyForAnyUmask) {
  const mode_t before = ::umask(0);
  {
    auto inventory = create();
    inventory.add_event("test", "", "", kActor);
    for (const auto& entry : fs::directory_iterator(folder_.path()))
      EXPECT_EQ(mode_of(entry.path()), 0600U) << entry;
    EXPECT_TRUE(fs::exists(path_.string() + "-wal"));
  }
  ::umask(0777);
  test::TempDir other;
  ::umask(before);
  EXPECT_EQ(mode_of(path_), 0600U);
}

TEST_F(InventoryTest, WorksWithStrictUmask) {
  const mode_t before = ::umask(0777);
  const auto create_store = [&] { create(); };
  EXPECT_NO_THROW(create_store());
  ::umask(before);
  EXPECT_EQ(mode_of(path_), 0600U);
}

TEST_F(InventoryTest, ClosedStoreLeavesNoOtherFiles) {
  create();
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(InventoryTest, ExistingFileIsNotReplaced) {
  write_file(path_, as_bytes("mine"), Access::owner_only, OnExisting::fail);
  EXPECT_EQ(kind_of([&] { create(); }), ErrorKind::conflict);
  EXPECT_EQ(as_text(read_file(path_)), "mine");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(InventoryTest, UnusualPathsWork) {
  for (const auto* name :
       {"a b.db", "a=b.db", "a\"b.db", "a?mode=memory.db", "a%41.db", "ä;'.db"}) {
    const auto path = folder_ / name;
    { Inventory::create("sqlite:" + path.string(), "wrapped", kActor, fake_digest); }
    EXPECT_TRUE(fs::is_regular_file(path)) << name;
    EXPECT_EQ(Inventory::open(path.string(), fake_digest).wrapped_key(), "wrapped");
  }
}

TEST_F(InventoryTest, MissingStoreIsNotFound) {
  const auto error = error_of([&] { open(); });
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_NE(error.hint().find("create a new store"), std::string::npos);
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(InventoryTest, CreatingInAMissingFolderIsNotFound) {
  const auto url = (folder_ / "no/such/p2s.db").string();
  EXPECT_EQ(kind_of([&] { Inventory::create(url, "w", kActor, fake_digest); }),
            ErrorKind::not_found);
}

TEST_F(InventoryTest, RejectsForeignFilesUnchanged) {
  tamper(path_, {"CREATE TABLE other (a TEXT)"});
  const auto before = read_file(path_);
  EXPECT_EQ(kind_of([&] { open(); }), ErrorKind::malformed);
  EXPECT_EQ(read_file(path_), before);

  const auto text = folder_ / "text";
  write_file(text, as_bytes(std::string(5000, 'x')), Access::owner_only, OnExisting::fail);
  EXPECT_EQ(kind_of([&] { Inventory::open(text.string(), fake_digest); }), ErrorKind::malformed);
  const auto empty = folder_ / "empty";
  write_file(empty, {}, Access::owner_only, OnExisting::fail);
  EXPECT_EQ(kind_of([&] { Inventory::open(empty.string(), fake_digest); }), ErrorKind::malformed);
  EXPECT_EQ(kind_of([&] { Inventory::open(folder_.path().string(), fake_digest); }), ErrorKind::io);
}

TEST_F(InventoryTest, TruncatedStoreIsMalformed) {
  create();
  fs::resize_file(path_, 5000);
  EXPECT_EQ(kind_of([&] { open().roots(); }), ErrorKind::malformed);
}

TEST_F(InventoryTest, RekeyReplacesTheWrappedKeyAndIsRecorded) {
  auto inventory = create();
  inventory.set_wrapped_key(inventory.wrapped_key(), "other", kActor);
  EXPECT_EQ(open().wrapped_key(), "other");
  EXPECT_EQ(inventory.events(1).at(0).action, "store.rekey");
}

TEST_F(InventoryTest, KeysSealedBeforeTheDataKeyWasReplacedAreRefused) {
  auto issuing = create();
  auto rekeying = open();
  const auto wrapped = issuing.wrapped_key();
  const std::vector first{make_client("alice", 1)}, second{make_client("bob", 2)};
  rekeying.set_wrapped_key(wrapped, "of another passphrase", kActor);
  issuing.add_clients(first, "client.issue", kActor);
  rekeying.set_wrapped_key("of another passphrase", "of another key", kActor,
                           [](const Bytes& sealed, const std::string&) { return sealed; });
  EXPECT_EQ(kind_of([&] { issuing.add_clients(second, "client.issue", kActor); }),
            ErrorKind::conflict);
  EXPECT_TRUE(issuing.find_clients("bob").empty());
  issuing.wrapped_key();
  issuing.add_clients(second, "client.issue", kActor);
  rekeying.add_root(make_root("next", 2), kActor);
  EXPECT_TRUE(open().problems().empty());
}

TEST_F(InventoryTest, MovedInventoryKeepsWorking) {
  auto inventory = create();
  auto moved = std::move(inventory);
  EXPECT_EQ(moved.wrapped_key(), "wrapped");
}

TEST_F(InventoryTest, UnreachablePostgresqlIsIoWithoutPassword) {
  const auto error = error_of([] {
    Inventory::open("postgresql://alice:s3cret@127.0.0.1:1/p2s?connect_timeout=2", fake_digest);
  });
  // Without the optional backend package the error names it.
  EXPECT_TRUE(error.kind() == ErrorKind::io || error.kind() == ErrorKind::unsupported);
  EXPECT_EQ((error.message() + error.hint()).find("s3cret"), std::string::npos);
  EXPECT_FALSE(error.hint().empty());
}

}  // namespace
}  // namespace p2s::store
