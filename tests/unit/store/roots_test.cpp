// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

namespace p2s::store {
namespace {

using RootsTest = StoreTest;

TEST_F(RootsTest, ReadsRootAsStored) {
  auto inventory = create();
  const auto stored = make_root("root");
  const auto root = inventory.find_root("root").value();
  EXPECT_EQ(root.thumbprint, stored.thumbprint);
  EXPECT_EQ(root.serial, stored.serial);
  EXPECT_EQ(root.subject, stored.subject);
  EXPECT_EQ(root.key, stored.key);
  EXPECT_EQ(root.not_before, stored.not_before);
  EXPECT_EQ(root.not_after, stored.not_after);
  EXPECT_EQ(root.certificate, stored.certificate);
  EXPECT_EQ(root.sealed_key, stored.sealed_key);
  EXPECT_GT(root.id, 0);
}

TEST_F(RootsTest, FirstRootIsTheDefault) {
  auto inventory = create();
  inventory.add_root(make_root("another", 2), kActor);
  EXPECT_EQ(inventory.default_root().value().name, "root");
  ASSERT_EQ(inventory.roots().size(), 2U);
  EXPECT_EQ(inventory.roots()[0].name, "another");
  EXPECT_FALSE(inventory.roots()[0].is_default);
}

TEST_F(RootsTest, UnknownRootIsAbsent) { EXPECT_FALSE(create().find_root("nobody")); }

TEST_F(RootsTest, StoreWithoutRootsHasNoDefault) {
  auto inventory = Inventory::create(path_.string(), "wrapped", kActor, fake_digest);
  EXPECT_FALSE(inventory.default_root());
}

TEST_F(RootsTest, NameAndThumbprintAreUnique) {
  auto inventory = create();
  EXPECT_EQ(kind_of([&] { inventory.add_root(make_root("root", 9), kActor); }),
            ErrorKind::conflict);
  EXPECT_EQ(kind_of([&] { inventory.add_root(make_root("twin", 1), kActor); }),
            ErrorKind::conflict);
  EXPECT_EQ(inventory.roots().size(), 1U);
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(RootsTest, RemovingDefaultSelectsAnother) {
  auto inventory = create();
  inventory.add_root(make_root("second", 2), kActor);
  inventory.remove_root("root", kActor);
  EXPECT_EQ(inventory.default_root().value().name, "second");
  EXPECT_EQ(inventory.events(1).at(0).action, "root.remove");
}

TEST_F(RootsTest, RootWithClientsCannotBeRemoved) {
  auto inventory = create();
  inventory.add_clients(std::vector{make_client("alice", 1)}, "client.issue", kActor);
  EXPECT_EQ(kind_of([&] { inventory.remove_root("root", kActor); }), ErrorKind::conflict);
  EXPECT_TRUE(inventory.find_root("root"));
}

TEST_F(RootsTest, UnknownRootsAreNotFound) {
  auto inventory = create();
  EXPECT_EQ(kind_of([&] { inventory.remove_root("nobody", kActor); }), ErrorKind::not_found);
  EXPECT_EQ(kind_of([&] { inventory.set_root_key("nobody", {1}, kActor); }), ErrorKind::not_found);
  EXPECT_EQ(kind_of([&] { inventory.next_crl_number("nobody", kActor); }), ErrorKind::not_found);
}

TEST_F(RootsTest, KeyCanBeAddedLater) {
  auto inventory = create();
  auto imported = make_root("imported", 2);
  imported.sealed_key.clear();
  inventory.add_root(imported, kActor);
  EXPECT_TRUE(inventory.find_root("imported").value().sealed_key.empty());
  inventory.set_root_key("imported", {9, 9}, kActor);
  EXPECT_EQ(inventory.find_root("imported").value().sealed_key, (Bytes{9, 9}));
  EXPECT_EQ(kind_of([&] { inventory.set_root_key("imported", {1}, kActor); }), ErrorKind::conflict);
}

TEST_F(RootsTest, KeyCanBeOnToken) {
  const std::string uri = "pkcs11:token=P2S;object=Root;type=private";
  auto inventory = create();
  auto root = make_root("hardware", 2);
  root.sealed_key.clear();
  root.key_uri = uri;
  inventory.add_root(root, kActor);
  EXPECT_EQ(inventory.find_root("hardware").value().key_uri, uri);
  EXPECT_TRUE(inventory.find_root("hardware").value().can_sign());
  EXPECT_EQ(kind_of([&] { inventory.set_root_key("hardware", {1}, kActor); }), ErrorKind::conflict);
  inventory.set_root_key_uri("hardware", uri + "2", kActor);
  EXPECT_EQ(open().find_root("hardware").value().key_uri, uri + "2");
  EXPECT_EQ(open().problems(), std::vector<std::string>());
  EXPECT_FALSE(open().find_root("root").value().key_uri);
}

TEST_F(RootsTest, KeyInStoreIsNotReplacedByToken) {
  auto inventory = create();
  EXPECT_EQ(kind_of([&] { inventory.set_root_key_uri("root", "pkcs11:x", kActor); }),
            ErrorKind::conflict);
  EXPECT_FALSE(inventory.find_root("root").value().key_uri);
}

TEST_F(RootsTest, CrlNumbersIncreasePerRoot) {
  auto inventory = create();
  inventory.add_root(make_root("second", 2), kActor);
  EXPECT_EQ(inventory.next_crl_number("root", kActor), 1U);
  EXPECT_EQ(inventory.next_crl_number("root", kActor), 2U);
  EXPECT_EQ(inventory.next_crl_number("second", kActor), 1U);
  EXPECT_EQ(open().next_crl_number("root", kActor), 3U);
}

/// An issuing CA below `issuer`.
RootRecord make_issuing(const std::string& name, std::size_t number, const std::string& issuer) {
  auto authority = make_root(name, number);
  authority.issuer = issuer;
  return authority;
}

TEST_F(RootsTest, IssuingCasAreBelowTheirIssuers) {
  auto inventory = create();
  const std::vector added{make_issuing("policy", 2, "root"), make_issuing("issuing", 3, "policy")};
  inventory.add_roots(added, kActor);
  EXPECT_EQ(inventory.find_root("issuing").value().issuer, "policy");
  EXPECT_TRUE(inventory.find_root("root").value().is_root());
  EXPECT_FALSE(inventory.find_root("issuing").value().is_default);
  auto client = make_client("alice", 1);
  client.issuer = "issuing";
  inventory.add_clients(std::vector{client}, "client.issue", kActor);
  EXPECT_EQ(open().find_clients("alice").at(0).issuer, "issuing");
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(RootsTest, CasAreAddedAllOrNone) {
  auto inventory = create();
  const std::vector added{make_issuing("policy", 2, "root"), make_issuing("issuing", 3, "nobody")};
  EXPECT_EQ(kind_of([&] { inventory.add_roots(added, kActor); }), ErrorKind::not_found);
  EXPECT_EQ(inventory.roots().size(), 1U);
}

TEST_F(RootsTest, IssuerOfIssuingCasCannotBeRemoved) {
  auto inventory = create();
  inventory.add_root(make_issuing("issuing", 2, "root"), kActor);
  EXPECT_EQ(error_of([&] { inventory.remove_root("root", kActor); }).hint(),
            "remove its issuing CAs first");
  inventory.remove_root("issuing", kActor);
  inventory.remove_root("root", kActor);
  EXPECT_TRUE(inventory.roots().empty());
}

TEST_F(RootsTest, IssuingCaDoesNotBecomeTheDefault) {
  auto inventory = create();
  inventory.add_root(make_root("second", 2), kActor);
  inventory.add_root(make_issuing("issuing", 3, "second"), kActor);
  inventory.remove_root("root", kActor);
  EXPECT_EQ(inventory.default_root().value().name, "second");
}

TEST_F(RootsTest, MissingIssuerIsAProblem) {
  auto inventory = create();
  inventory.add_root(make_issuing("issuing", 2, "root"), kActor);
  tamper(path_, {"DELETE FROM roots WHERE name = 'root'"});
  ASSERT_FALSE(inventory.problems().empty());
  EXPECT_EQ(inventory.problems().at(0), "1 certificate with an issuer that is not in the store");
}

}  // namespace
}  // namespace p2s::store
