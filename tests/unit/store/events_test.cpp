// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/store/detail/event_log.hpp>

#include <gtest/gtest.h>

namespace p2s::store {
namespace {

using EventsTest = StoreTest;

TEST_F(EventsTest, ListsOldestEventsFirst) {
  auto inventory = create();
  inventory.add_event("kit.build", "subject", "one", kActor);
  inventory.add_event("kit.build", "subject", "two", {"other", kNow + std::chrono::hours(1)});
  const auto events = inventory.events(2);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].detail, "one");
  EXPECT_EQ(events[1].detail, "two");
  EXPECT_EQ(events[1].actor, "other");
  EXPECT_EQ(events[1].at, kNow + std::chrono::hours(1));
  EXPECT_EQ(inventory.events(0).size(), 4U);
  EXPECT_EQ(inventory.events(100).size(), 4U);
}

TEST_F(EventsTest, HashesAreChained) {
  auto inventory = create();
  std::string previous;
  for (const auto& event : inventory.events(0)) {
    EXPECT_EQ(event.hash, detail::event_hash(fake_digest, previous, event));
    previous = event.hash;
  }
}

TEST_F(EventsTest, DifferentRowsHaveDifferentTexts) {
  const auto text = [](std::string_view all) { return std::string(all); };
  EventRecord first;
  first.actor = "a 1:b";
  first.action = "c";
  EventRecord second;
  second.actor = "a";
  second.action = "b 1:c";
  EXPECT_NE(detail::event_hash(text, "", first), detail::event_hash(text, "", second));
}

TEST_F(EventsTest, DatabaseRejectsChanges) {
  create();
  EXPECT_THROW(tamper(path_, {"UPDATE events SET actor = 'nobody'"}), soci::soci_error);
  EXPECT_THROW(tamper(path_, {"DELETE FROM events"}), soci::soci_error);
  EXPECT_EQ(open().events(0).size(), 2U);
}

TEST_F(EventsTest, KeepsLatestKitOfEachOwner) {
  auto inventory = create();
  inventory.add_clients(std::vector{make_client("alice", 1)}, "client.issue", kActor);
  const std::string first(64, 'a');
  const std::string second(64, 'b');
  const KitPackage old_package{std::string(64, '1'), "gateway\told"};
  const KitPackage new_package{std::string(64, '2'), "gateway\tnew"};
  const auto kit = [](const std::string& owner, const std::string& name, const std::string& stamp) {
    return KitRecord{owner, name, stamp, "", "AZURE.zip", "linux/native/ikev2/radius", {}};
  };
  inventory.add_kits({kit(thumbprint_of(1), "alice", first), kit("rita", "rita", first)},
                     old_package, kActor);
  inventory.add_kits({kit(thumbprint_of(1), "alice", second)}, new_package, kActor);
  const auto event = inventory.events(1).at(0);
  EXPECT_EQ(event.action, "package.build");
  EXPECT_EQ(event.subject, thumbprint_of(1));
  EXPECT_EQ(event.detail, "alice");
  const auto kits = inventory.kits();
  ASSERT_EQ(kits.size(), 2U);
  EXPECT_EQ(kits[0].stamp, second);
  EXPECT_EQ(kits[0].package, new_package.digest);
  EXPECT_EQ(kits[0].built_at, kNow);
  EXPECT_EQ(kits[1].owner, "rita");
  EXPECT_EQ(kits[1].methods, "linux/native/ikev2/radius");
  const auto packages = inventory.kit_packages();
  ASSERT_EQ(packages.size(), 2U);
  EXPECT_EQ(packages[0].facts, "gateway\told");
  EXPECT_EQ(packages[1].facts, "gateway\tnew");
  inventory.remove_client(thumbprint_of(1), kActor);
  ASSERT_EQ(inventory.kits().size(), 1U);
  EXPECT_EQ(inventory.kits()[0].owner, "rita");
}

TEST_F(EventsTest, PackagesWithoutKitsAreRemoved) {
  auto inventory = create();
  for (const char digit : {'1', '2'}) {
    inventory.add_kits({{"rita", "rita", std::string(64, 'a'), "", "", "", {}}},
                       {std::string(64, digit), "facts"}, kActor);
  }
  const auto packages = inventory.kit_packages();
  ASSERT_EQ(packages.size(), 1U);
  EXPECT_EQ(packages.front().digest, std::string(64, '2'));
}

}  // namespace
}  // namespace p2s::store
