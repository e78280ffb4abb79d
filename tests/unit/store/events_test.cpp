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
  inventory.add_kits({{thumbprint_of(1), "alice", first}, {"rita", "rita", first}}, kActor);
  inventory.add_kits({{thumbprint_of(1), "alice", second}}, kActor);
  const auto event = inventory.events(1).at(0);
  EXPECT_EQ(event.action, "package.build");
  EXPECT_EQ(event.subject, thumbprint_of(1));
  EXPECT_EQ(event.detail, "alice");
  using Stamps = std::map<std::string, std::string>;
  EXPECT_EQ(inventory.kit_stamps(), (Stamps{{thumbprint_of(1), second}, {"rita", first}}));
  inventory.remove_client(thumbprint_of(1), kActor);
  EXPECT_EQ(inventory.kit_stamps(), (Stamps{{"rita", first}}));
}

}  // namespace
}  // namespace p2s::store
