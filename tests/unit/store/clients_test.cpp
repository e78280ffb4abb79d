// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

namespace p2s::store {
namespace {

using ClientsTest = StoreTest;
using Clients = std::vector<ClientRecord>;

TEST_F(ClientsTest, ReadsClientAsStored) {
  auto inventory = create();
  const auto stored = make_client("alice", 1);
  inventory.add_clients(Clients{stored}, "client.issue", kActor);
  const auto found = inventory.find_clients("alice");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].thumbprint, stored.thumbprint);
  EXPECT_EQ(found[0].serial, stored.serial);
  EXPECT_EQ(found[0].issuer, "root");
  EXPECT_EQ(found[0].key, stored.key);
  EXPECT_EQ(found[0].not_after, stored.not_after);
  EXPECT_EQ(found[0].certificate, stored.certificate);
  EXPECT_EQ(found[0].sealed_key, stored.sealed_key);
  EXPECT_FALSE(found[0].revoked_at);
  EXPECT_EQ(found[0].revocation_reason, "");
}

TEST_F(ClientsTest, ImportedClientCanBeWithoutKey) {
  auto inventory = create();
  auto client = make_client("alice", 1);
  client.sealed_key.clear();
  inventory.add_clients(Clients{client}, "client.import", kActor);
  const auto found = inventory.find_clients("alice").at(0);
  EXPECT_TRUE(found.sealed_key.empty());
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(ClientsTest, EachClientGetsAnEventWithTheAction) {
  auto inventory = create();
  inventory.add_clients(Clients{make_client("alice", 1), make_client("bob", 2)}, "client.import",
                        kActor);
  const auto events = inventory.events(2);
  EXPECT_EQ(events.at(0).action, "client.import");
  EXPECT_EQ(events.at(0).subject, thumbprint_of(1));
  EXPECT_EQ(events.at(1).detail, "bob");
}

TEST_F(ClientsTest, BatchIsAllOrNone) {
  auto inventory = create();
  const auto batch =
      Clients{make_client("alice", 1), make_client("bob", 2), make_client("carol", 1)};
  EXPECT_EQ(kind_of([&] { inventory.add_clients(batch, "client.issue", kActor); }),
            ErrorKind::conflict);
  EXPECT_TRUE(inventory.clients().empty());
  EXPECT_EQ(inventory.events(0).size(), 2U);
}

TEST_F(ClientsTest, SerialIsUniquePerRoot) {
  auto inventory = create();
  inventory.add_root(make_root("second", 2), kActor);
  auto twin = make_client("bob", 2);
  twin.serial = make_client("alice", 1).serial;
  inventory.add_clients(Clients{make_client("alice", 1)}, "client.issue", kActor);
  EXPECT_EQ(kind_of([&] { inventory.add_clients(Clients{twin}, "client.issue", kActor); }),
            ErrorKind::conflict);
  twin.issuer = "second";
  inventory.add_clients(Clients{twin}, "client.issue", kActor);
  EXPECT_EQ(inventory.clients().size(), 2U);
}

TEST_F(ClientsTest, UnknownRootIsNotFound) {
  auto inventory = create();
  auto client = make_client("alice", 1);
  client.issuer = "nobody";
  EXPECT_EQ(kind_of([&] { inventory.add_clients(Clients{client}, "client.issue", kActor); }),
            ErrorKind::not_found);
}

TEST_F(ClientsTest, EmptyBatchWritesNothing) {
  auto inventory = create();
  inventory.add_clients({}, "client.issue", kActor);
  EXPECT_TRUE(inventory.add_clients_if_missing({}, "client.issue", kActor).empty());
  EXPECT_EQ(inventory.events(0).size(), 2U);
}

TEST_F(ClientsTest, IfMissingSkipsNamesWithALiveCertificate) {
  auto inventory = create();
  inventory.add_clients(Clients{make_client("alice", 1)}, "client.issue", kActor);
  const auto batch = Clients{make_client("alice", 2), make_client("bob", 3), make_client("bob", 4)};
  const auto added = inventory.add_clients_if_missing(batch, "client.issue", kActor);
  EXPECT_EQ(added, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(inventory.clients().size(), 2U);
}

TEST_F(ClientsTest, IfMissingReplacesRevokedAndExpiredOnes) {
  auto inventory = create();
  auto expired = make_client("bob", 2);
  expired.not_after = kNow;
  inventory.add_clients(Clients{make_client("alice", 1), expired}, "client.issue", kActor);
  inventory.revoke(thumbprint_of(1), "superseded", kActor);
  const auto batch = Clients{make_client("alice", 3), make_client("bob", 4)};
  EXPECT_EQ(inventory.add_clients_if_missing(batch, "client.issue", kActor),
            (std::vector<bool>{true, true}));
}

TEST_F(ClientsTest, ListIsByNameThenStart) {
  auto inventory = create();
  auto older = make_client("bob", 1);
  older.not_before -= std::chrono::hours(5);
  inventory.add_clients(Clients{make_client("bob", 2), make_client("alice", 3), older},
                        "client.issue", kActor);
  const auto clients = inventory.clients();
  ASSERT_EQ(clients.size(), 3U);
  EXPECT_EQ(clients[0].name, "alice");
  EXPECT_EQ(clients[1].thumbprint, thumbprint_of(1));
  EXPECT_EQ(inventory.find_clients("bob").at(0).thumbprint, thumbprint_of(2)) << "newest first";
}

TEST_F(ClientsTest, ThumbprintIsFoundByPrefixInEitherCase) {
  auto inventory = create();
  auto client = make_client("alice", 1);
  client.thumbprint = std::string(38, 'F') + "AB";
  inventory.add_clients(Clients{client, make_client("bob", 2)}, "client.issue", kActor);
  EXPECT_EQ(inventory.find_by_thumbprint("ffff").at(0).name, "alice");
  EXPECT_EQ(inventory.find_by_thumbprint(client.thumbprint).size(), 1U);
  EXPECT_EQ(inventory.find_by_thumbprint("000").at(0).name, "bob");
  EXPECT_TRUE(inventory.find_by_thumbprint("1").empty());
  for (const auto* wrong : {"", "%", "F%", "G", "' OR 1=1 --"}) {
    EXPECT_TRUE(inventory.find_by_thumbprint(wrong).empty()) << wrong;
  }
}

TEST_F(ClientsTest, TreatsNamesAsData) {
  auto inventory = create();
  const std::vector<std::string> names{
      "x'); DROP TABLE clients; --", "\"; DELETE FROM events", ":name", "%", "a\nb", "Zoë 日本語",
      std::string(300, 'n')};
  for (std::size_t i = 0; i < names.size(); ++i) {
    inventory.add_clients(Clients{make_client(names[i], i + 1)}, "client.issue", kActor);
  }
  for (const auto& name : names) {
    ASSERT_EQ(inventory.find_clients(name).size(), 1U) << name;
    EXPECT_EQ(inventory.find_clients(name)[0].name, name);
  }
  inventory.add_root(make_root("r'); DROP TABLE roots; --", 7), kActor);
  EXPECT_TRUE(inventory.find_root("r'); DROP TABLE roots; --"));
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(ClientsTest, VisitorSeesEveryClientAndCanThrow) {
  auto inventory = create();
  inventory.add_clients(Clients{make_client("alice", 1), make_client("bob", 2)}, "client.issue",
                        kActor);
  int seen = 0;
  inventory.for_each_client([&](const ClientRecord&) { ++seen; });
  EXPECT_EQ(seen, 2);
  EXPECT_THROW(
      inventory.for_each_client([](const ClientRecord&) { throw std::runtime_error("enough"); }),
      std::runtime_error);
  inventory.add_clients(Clients{make_client("carol", 3)}, "client.issue", kActor);
}

TEST_F(ClientsTest, VisitorCanReadMore) {
  auto inventory = create();
  inventory.add_clients(Clients{make_client("alice", 1), make_client("bob", 2)}, "client.issue",
                        kActor);
  int seen = 0;
  inventory.for_each_client([&](const ClientRecord& client) {
    EXPECT_TRUE(inventory.find_root(client.issuer));
    EXPECT_EQ(inventory.find_clients(client.name).size(), 1U);
    ++seen;
  });
  EXPECT_EQ(seen, 2);
}

TEST_F(ClientsTest, KeepsOrderOfThousandsOfClients) {
  auto inventory = create();
  for (std::size_t batch = 0; batch < 20; ++batch) {
    Clients clients;
    for (std::size_t i = 0; i < 64; ++i) clients.push_back(make_client("user", batch * 64 + i + 1));
    inventory.add_clients(clients, "client.issue", kActor);
  }
  EXPECT_EQ(inventory.clients().size(), 1280U);
  EXPECT_EQ(inventory.events(1).at(0).id, 1282);
  EXPECT_TRUE(inventory.problems().empty());
}

}  // namespace
}  // namespace p2s::store
