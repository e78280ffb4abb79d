// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

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

TEST_F(RevocationTest, RevokedClientHasTimeAndReason) {
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

TEST_F(RevocationTest, RestoredClientIsUnchanged) {
  auto inventory = with_alice();
  EXPECT_EQ(kind_of([&] { inventory.restore(alice_, kActor); }), ErrorKind::conflict);
  inventory.revoke(alice_, "superseded", kActor);
  inventory.restore(alice_, kActor);
  EXPECT_FALSE(inventory.find_clients("alice").at(0).revoked_at);
  EXPECT_EQ(inventory.events(1).at(0).action, "client.restore");
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(RevocationTest, RemovedClientKeepsEvents) {
  auto inventory = with_alice();
  inventory.remove_client(alice_, kActor);
  EXPECT_TRUE(inventory.clients().empty());
  EXPECT_EQ(inventory.events(1).at(0).action, "client.remove");
  EXPECT_EQ(inventory.events(1).at(0).detail, "alice");
}

TEST_F(RevocationTest, RevocationOfRemovedClientIsKeptUntilExpiry) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "key-compromise", kActor);
  const auto client = inventory.find_clients("alice").at(0);
  inventory.remove_client(alice_, kActor);
  EXPECT_TRUE(inventory.clients().empty());
  const auto kept = inventory.removed_revocations("", client.not_after);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].thumbprint, alice_);
  EXPECT_EQ(kept[0].serial, client.serial);
  EXPECT_EQ(kept[0].issuer, "root");
  EXPECT_EQ(kept[0].not_after, client.not_after);
  EXPECT_EQ(kept[0].revoked_at, kNow);
  EXPECT_EQ(kept[0].revocation_reason, "key-compromise");
  EXPECT_TRUE(kept[0].name.empty() && kept[0].subject.empty() && kept[0].certificate.empty());
  const auto end = client.not_after + std::chrono::seconds(1);
  EXPECT_TRUE(inventory.removed_revocations("", end).empty());
  EXPECT_TRUE(inventory.problems().empty());
  // After it expired the next removal deletes it too.
  inventory.add_clients(std::vector{make_client("bob", 2)}, "client.issue", kActor);
  inventory.remove_client(thumbprint_of(2), {"tester", end});
  EXPECT_TRUE(inventory.removed_revocations("", kNow).empty());
}

TEST_F(RevocationTest, RemovedRevocationsOutliveRootButNotForItsSuccessor) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "superseded", kActor);
  inventory.remove_client(alice_, kActor);
  const auto old_root = inventory.find_root("root")->thumbprint;
  inventory.remove_root("root", kActor);
  inventory.add_root(make_root("root", 77), kActor);
  EXPECT_EQ(inventory.removed_revocations("", kNow).size(), 1U);
  EXPECT_EQ(inventory.removed_revocations(old_root, kNow).size(), 1U);
  EXPECT_TRUE(inventory.removed_revocations(inventory.find_root("root")->thumbprint, kNow).empty());
}

TEST_F(RevocationTest, RemovedClientThatWasNotRevokedLeavesNoRevocation) {
  auto inventory = with_alice();
  inventory.remove_client(alice_, kActor);
  EXPECT_TRUE(inventory.removed_revocations("", kNow).empty());
  inventory.add_clients(std::vector{make_client("alice", 1)}, "client.import", kActor);
  EXPECT_EQ(inventory.clients().size(), 1U);
}

TEST_F(RevocationTest, RevokedAndRemovedCertificateCannotBeAddedAgain) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "superseded", kActor);
  inventory.remove_client(alice_, kActor);
  const std::vector again{make_client("alice", 1)};
  const auto import = [&] { inventory.add_clients(again, "client.import", kActor); };
  EXPECT_EQ(kind_of(import), ErrorKind::conflict);
  EXPECT_TRUE(inventory.clients().empty());
  inventory.add_clients(std::vector{make_client("alice", 2)}, "client.issue", kActor);
  EXPECT_EQ(inventory.find_clients("alice").size(), 1U) << "the name is free";
}

TEST_F(RevocationTest, DamagedRevocationOfARemovedClientIsAProblem) {
  auto inventory = with_alice();
  inventory.revoke(alice_, "superseded", kActor);
  inventory.remove_client(alice_, kActor);
  tamper(path_, {"UPDATE removed_revocations SET serial = 'x'"});
  EXPECT_EQ(inventory.problems().size(), 1U);
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
