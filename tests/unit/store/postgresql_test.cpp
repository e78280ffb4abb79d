// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/store/detail/tables.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

namespace p2s::store {
namespace {

/// Needs a server with an empty database of which P2S_TEST_POSTGRESQL is the URL;
/// tests/interop/postgres.sh starts one and runs these cases.
class PostgresqlTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* url = std::getenv("P2S_TEST_POSTGRESQL");
    if (url == nullptr)
      GTEST_SKIP() << "P2S_TEST_POSTGRESQL names no server; interop.postgres runs this with one";
    url_ = url;
    soci::session session("postgresql", url_);
    session << "SET client_min_messages = warning";
    session << "DROP SCHEMA public CASCADE";
    session << "CREATE SCHEMA public";
  }
  Inventory create() {
    auto inventory = Inventory::create(url_, "wrapped", kActor, fake_digest);
    inventory.add_root(make_root("root"), kActor);
    return inventory;
  }
  Inventory open() const { return Inventory::open(url_, fake_digest); }
  std::string url_;
};

TEST_F(PostgresqlTest, RejectsEmptyDatabaseAndSecondStore) {
  EXPECT_EQ(kind_of([&] { open(); }), ErrorKind::not_found);
  create();
  EXPECT_EQ(kind_of([&] { create(); }), ErrorKind::conflict);
  EXPECT_EQ(open().wrapped_key(), "wrapped");
}

TEST_F(PostgresqlTest, ClientsAreReadAndRevoked) {
  auto inventory = create();
  const std::vector clients{make_client("Zoë'); --", 1), make_client("bob", 0xAB)};
  inventory.add_clients(clients, "client.issue", kActor);
  EXPECT_EQ(inventory.find_clients("Zoë'); --").at(0).sealed_key, clients[0].sealed_key);
  EXPECT_EQ(inventory.find_by_thumbprint(clients[1].thumbprint.substr(0, 39)).at(0).name, "bob");
  inventory.revoke(clients[0].thumbprint, "superseded", kActor);
  EXPECT_EQ(inventory.find_clients("Zoë'); --").at(0).revoked_at, kNow);
  inventory.restore(clients[0].thumbprint, kActor);
  EXPECT_FALSE(inventory.find_clients("Zoë'); --").at(0).revoked_at);
  EXPECT_EQ(kind_of([&] { inventory.add_clients(clients, "client.issue", kActor); }),
            ErrorKind::conflict);
  EXPECT_EQ(inventory.clients().size(), 2U) << "usable after a refused transaction";
  inventory.revoke(clients[0].thumbprint, "superseded", kActor);
  inventory.remove_client(clients[0].thumbprint, kActor);
  const auto issuer = inventory.find_root("root")->thumbprint;
  EXPECT_EQ(inventory.removed_revocations(issuer, kNow).at(0).serial, clients[0].serial);
  EXPECT_EQ(inventory.next_crl_number("root", kActor), 1U);
  EXPECT_EQ(inventory.problems(), std::vector<std::string>{});
}

TEST_F(PostgresqlTest, StoreIsCopiedToSqliteAndBackUnchanged) {
  test::TempDir folder;
  const auto file = (folder / "p2s.db").string();
  std::vector<CopiedTable> there;
  {
    auto inventory = create();
    auto issuing = make_root("issuing", 2);
    issuing.issuer = "root";
    inventory.add_root(issuing, kActor);
    inventory.add_clients(std::vector{make_client("Zoë'); --", 1), make_client("bob", 2)},
                          "client.issue", kActor);
    inventory.revoke(thumbprint_of(1), "superseded", kActor);
    inventory.remove_client(thumbprint_of(1), kActor);
    there = inventory.copy_to(file);
    EXPECT_EQ(there.size(), detail::all_tables().size());
  }
  auto copy = Inventory::open(file, fake_digest);
  EXPECT_EQ(copy.problems(), std::vector<std::string>{});
  EXPECT_EQ(copy.find_clients("bob").at(0).sealed_key, make_client("bob", 2).sealed_key);
  EXPECT_EQ(kind_of([&] { copy.copy_to(url_); }), ErrorKind::conflict) << "the store is there";
  SetUp();
  const auto back = copy.copy_to(url_);
  for (std::size_t i = 0; i < back.size(); ++i) {
    EXPECT_EQ(back[i].rows, there[i].rows) << back[i].name;
    EXPECT_EQ(back[i].digest, there[i].digest) << back[i].name;
  }
  EXPECT_EQ(open().problems(), std::vector<std::string>{});
  open().add_clients(std::vector{make_client("carol", 3)}, "client.issue", kActor);
}

TEST_F(PostgresqlTest, IssuingCasAreBelowTheirIssuers) {
  auto inventory = create();
  auto issuing = make_root("issuing", 2);
  issuing.issuer = "root";
  inventory.add_root(issuing, kActor);
  auto client = make_client("alice", 1);
  client.issuer = "issuing";
  inventory.add_clients(std::vector{client}, "client.issue", kActor);
  EXPECT_EQ(open().find_root("issuing").value().issuer, "root");
  EXPECT_EQ(open().find_clients("alice").at(0).issuer, "issuing");
  EXPECT_EQ(kind_of([&] { inventory.remove_root("root", kActor); }), ErrorKind::conflict);
}

TEST_F(PostgresqlTest, SummariesAndRotationsAreRead) {
  auto inventory = create();
  const std::vector clients{make_client("alice", 1), make_client("alice", 2)};
  inventory.add_clients(clients, "client.issue", kActor);
  inventory.revoke(clients[0].thumbprint, "superseded", kActor);
  inventory.set_client_kits(clients[1].thumbprint, "ios", "", kActor);
  std::vector<ClientRecord> seen;
  inventory.for_each_client_summary([&](const ClientRecord& client) { seen.push_back(client); });
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_TRUE(seen[0].revoked_at && seen[0].has_key && !seen[1].revoked_at);
  EXPECT_EQ(seen[1].systems, "ios");
  inventory.start_rotation("root", make_root("next", 2), kActor);
  inventory.set_rotation_uploaded("root", kActor);
  ASSERT_EQ(inventory.rotations().size(), 1U);
  EXPECT_EQ(inventory.rotations()[0].uploaded_at, kNow);
  EXPECT_EQ(inventory.default_root().value().name, "next");
  inventory.set_default_root("root", kActor);
  inventory.remove_root("next", kActor);
  EXPECT_TRUE(inventory.rotations().empty());
  EXPECT_EQ(inventory.problems(), std::vector<std::string>{});
}

TEST_F(PostgresqlTest, EventsAreAppendOnly) {
  create();
  soci::session session("postgresql", url_);
  EXPECT_THROW(session << "UPDATE events SET actor = 'nobody'", soci::soci_error);
  EXPECT_THROW(session << "DELETE FROM events", soci::soci_error);
  EXPECT_EQ(open().events(1).at(0).action, "root.add");
}

TEST_F(PostgresqlTest, WritersWaitForEachOther) {
  create();
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([this, thread] {
      auto inventory = open();
      for (std::size_t i = 1; i <= 20; ++i) {
        inventory.add_clients(std::vector{make_client("user", thread * 100 + i)}, "client.issue",
                              kActor);
      }
      inventory.add_clients_if_missing(std::vector{make_client("same", thread + 1000)},
                                       "client.issue", kActor);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(open().clients().size(), 81U);
  EXPECT_EQ(open().problems(), std::vector<std::string>{});
}

TEST_F(PostgresqlTest, BackupIsUnsupported) {
  const auto error = error_of([&] { create().backup("/tmp/never"); });
  EXPECT_EQ(error.kind(), ErrorKind::unsupported);
  EXPECT_NE(error.hint().find("pg_dump"), std::string::npos);
}

}  // namespace
}  // namespace p2s::store
