#include "unit/store/store_fixture.hpp"

namespace p2s::store {
namespace {

class RevocationTest : public StoreTest {
 protected:
  Inventory with_alice() {
    auto inventory = create();
    inventory.add_clients(std::vector{make_client("alice", 1)}, "client.issue", kActor);
    return inventory;
  }
  const std::string alice_ = thumbprint_of(1);
};

TEST_F(RevocationTest, RevokedClientCarriesTimeAndReason) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "key-compromise", kActor);
  const auto client = inventory.find_clients("alice").at(0);
  EXPECT_EQ(client.revoked_at, kNow);
  EXPECT_EQ(client.revocation_reason, "key-compromise");
  const auto event = inventory.events(1).at(0);
  EXPECT_EQ(event.action, "client.revoke");
  EXPECT_EQ(event.subject, alice_);
  EXPECT_EQ(event.detail, "key-compromise");
}

TEST_F(RevocationTest, WithoutAReasonItIsUnspecified) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "", kActor);
  EXPECT_EQ(inventory.find_clients("alice").at(0).revocation_reason, "unspecified");
}

TEST_F(RevocationTest, RevokingTwiceIsAConflict) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "superseded", kActor);
  EXPECT_EQ(kind_of([&] { inventory.revoke(alice_, "superseded", kActor); }), ErrorKind::conflict);
}

TEST_F(RevocationTest, RestoredClientIsAsBefore) {
  auto inventory = with_alice();
  EXPECT_EQ(kind_of([&] { inventory.restore(alice_, kActor); }), ErrorKind::conflict);
  inventory.revoke(alice_, "superseded", kActor);
  inventory.restore(alice_, kActor);
  EXPECT_FALSE(inventory.find_clients("alice").at(0).revoked_at);
  EXPECT_EQ(inventory.events(1).at(0).action, "client.restore");
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(RevocationTest, RemovedClientIsGoneButItsEventsStay) {
  auto inventory = with_alice();
  inventory.remove_client(alice_, kActor);
  EXPECT_TRUE(inventory.clients().empty());
  EXPECT_EQ(inventory.events(1).at(0).action, "client.remove");
  EXPECT_EQ(inventory.events(1).at(0).detail, "alice");
}

TEST_F(RevocationTest, UnknownThumbprintsAreNotFound) {
  auto inventory = with_alice();
  const auto nobody = thumbprint_of(99);
  EXPECT_EQ(kind_of([&] { inventory.revoke(nobody, "", kActor); }), ErrorKind::not_found);
  EXPECT_EQ(kind_of([&] { inventory.restore(nobody, kActor); }), ErrorKind::not_found);
  EXPECT_EQ(kind_of([&] { inventory.remove_client(nobody, kActor); }), ErrorKind::not_found);
}

}  // namespace
}  // namespace p2s::store
