// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

namespace p2s::store {
namespace {

using SightingsTest = StoreTest;

TEST_F(SightingsTest, LatestOneCounts) {
  auto inventory = create();
  EXPECT_FALSE(inventory.sightings().since);
  const auto later = kNow + std::chrono::hours(1);
  inventory.add_sightings({{"alice", later}, {"bob", kNow}}, kActor);
  inventory.add_sightings({{"alice", kNow}, {"bob", later}}, {kActor.name, later});
  const auto sightings = inventory.sightings();
  EXPECT_EQ(sightings.since, kNow) << "when the first were recorded";
  EXPECT_EQ(sightings.last, (std::map<std::string, Time>{{"alice", later}, {"bob", later}}));
  EXPECT_EQ(inventory.events(1).back().action, "gateway.sessions");
  EXPECT_TRUE(inventory.problems().empty());
}

TEST_F(SightingsTest, EndWithTheLastCertificateOfTheClient) {
  auto inventory = create();
  const std::vector clients{make_client("alice", 7), make_client("alice", 8)};
  inventory.add_clients(clients, "client.issue", kActor);
  inventory.add_sightings({{"alice", kNow}}, kActor);
  inventory.remove_client(clients[0].thumbprint, kActor);
  EXPECT_EQ(inventory.sightings().last.size(), 1U);
  inventory.remove_client(clients[1].thumbprint, kActor);
  EXPECT_TRUE(inventory.sightings().last.empty());
}

}  // namespace
}  // namespace p2s::store
