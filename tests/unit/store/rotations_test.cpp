// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

namespace p2s::store {
namespace {

using RotationsTest = StoreTest;

TEST_F(RotationsTest, DefaultRootIsOneRootAndNeverAnIssuingCa) {
  auto inventory = create();
  inventory.add_root(make_root("next", 2), kActor);
  inventory.set_default_root("next", kActor);
  EXPECT_EQ(inventory.default_root().value().name, "next");
  auto issuing = make_root("issuing", 3);
  issuing.issuer = "root";
  inventory.add_root(issuing, kActor);
  EXPECT_EQ(kind_of([&] { inventory.set_default_root("issuing", kActor); }), ErrorKind::usage);
  EXPECT_EQ(kind_of([&] { inventory.set_default_root("nobody", kActor); }), ErrorKind::not_found);
  EXPECT_EQ(inventory.default_root().value().name, "next");
}

TEST_F(RotationsTest, SuccessorIssuesOnceTheGatewayTrustsIt) {
  auto inventory = create();
  inventory.start_rotation("root", make_root("next", 2), kActor);
  ASSERT_EQ(inventory.rotations().size(), 1U);
  EXPECT_EQ(inventory.rotations()[0].successor, "next");
  EXPECT_FALSE(inventory.rotations()[0].uploaded_at);
  EXPECT_EQ(inventory.default_root().value().name, "root");
  inventory.set_rotation_uploaded("root", kActor);
  EXPECT_EQ(inventory.rotations()[0].uploaded_at, kNow);
  EXPECT_EQ(inventory.default_root().value().name, "next");
}

TEST_F(RotationsTest, RotationOfAnotherRootKeepsTheDefault) {
  auto inventory = create();
  inventory.add_root(make_root("lab", 2), kActor);
  inventory.start_rotation("lab", make_root("lab-2", 3), kActor);
  inventory.set_rotation_uploaded("lab", kActor);
  EXPECT_EQ(inventory.default_root().value().name, "root");
}

TEST_F(RotationsTest, RotationThatCannotStartAddsNoRoot) {
  auto inventory = create();
  inventory.start_rotation("root", make_root("next", 2), kActor);
  EXPECT_EQ(kind_of([&] { inventory.start_rotation("root", make_root("third", 3), kActor); }),
            ErrorKind::conflict);
  EXPECT_FALSE(inventory.find_root("third"));
}

TEST_F(RotationsTest, RotationEndsWithEitherRoot) {
  for (const auto* const removed : {"root", "next"}) {
    auto inventory = create();
    inventory.start_rotation("root", make_root("next", 2), kActor);
    inventory.remove_root(removed, kActor);
    EXPECT_TRUE(inventory.rotations().empty()) << removed;
    EXPECT_TRUE(inventory.problems().empty());
    std::filesystem::remove(path_);
    std::filesystem::remove(path_.string() + "-wal");
    std::filesystem::remove(path_.string() + "-shm");
  }
}

TEST_F(RotationsTest, SystemsAndSoftwareOfAClientCanChange) {
  auto inventory = create();
  const std::vector clients{make_client("alice", 7)};
  inventory.add_clients(clients, "client.issue", kActor);
  inventory.set_client_kits(clients[0].thumbprint, "ios", "native", kActor);
  const auto alice = inventory.find_clients("alice").at(0);
  EXPECT_EQ(alice.systems + "/" + alice.software, "ios/native");
  EXPECT_EQ(inventory.events(1).at(0).action, "client.update");
}

TEST_F(RotationsTest, SummariesLackOnlyCertificateAndKey) {
  auto inventory = create();
  const std::vector clients{make_client("alice", 7), make_client("alice", 8),
                            make_client("Bob", 9)};
  inventory.add_clients(clients, "client.issue", kActor);
  inventory.revoke(clients[1].thumbprint, "superseded", kActor);
  std::vector<ClientRecord> whole = inventory.clients(), seen;
  inventory.for_each_client_summary([&](const ClientRecord& client) { seen.push_back(client); });
  ASSERT_EQ(seen.size(), whole.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].id, whole[i].id);
    EXPECT_EQ(seen[i].thumbprint, whole[i].thumbprint);
    EXPECT_EQ(seen[i].issuer, whole[i].issuer);
    EXPECT_EQ(seen[i].not_before, whole[i].not_before);
    EXPECT_EQ(seen[i].revoked_at, whole[i].revoked_at);
    EXPECT_EQ(seen[i].revocation_reason, whole[i].revocation_reason);
    EXPECT_EQ(seen[i].has_key, whole[i].has_key);
    EXPECT_TRUE(seen[i].certificate.empty() && seen[i].sealed_key.empty());
  }
}

}  // namespace
}  // namespace p2s::store
