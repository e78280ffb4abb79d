// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/clients/client_status.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

constexpr Time kStart{std::chrono::seconds(1'000'000'000)};
constexpr std::chrono::hours kDay{24};

store::ClientRecord client() {
  store::ClientRecord record;
  record.not_before = kStart;
  record.not_after = kStart + kDay * 100;
  return record;
}

TEST(ClientStatus, FollowsCertificateLifetime) {
  EXPECT_EQ(client_status(client(), kStart - kDay), ClientStatus::not_yet_valid);
  EXPECT_EQ(client_status(client(), kStart), ClientStatus::valid);
  EXPECT_EQ(client_status(client(), kStart + kDay * 70), ClientStatus::expiring);
  EXPECT_EQ(client_status(client(), kStart + kDay * 100), ClientStatus::expiring);
  EXPECT_EQ(client_status(client(), kStart + kDay * 101), ClientStatus::expired);
}

TEST(ClientStatus, RevokedTakesPrecedence) {
  auto record = client();
  record.revoked_at = kStart;
  EXPECT_EQ(client_status(record, kStart + kDay * 101), ClientStatus::revoked);
  EXPECT_FALSE(is_live(record, kStart));
}

TEST(ClientStatus, UsesGivenPeriodForExpiring) {
  EXPECT_EQ(client_status(client(), kStart, {99, Period::Unit::days}), ClientStatus::valid);
  EXPECT_EQ(client_status(client(), kStart, {100, Period::Unit::days}), ClientStatus::expiring);
}

TEST(RootStatus, ExpiresSoonFromTheNinetiethDayBefore) {
  store::RootRecord root;
  root.not_before = kStart;
  root.not_after = kStart + kDay * 1000;
  EXPECT_EQ(root_status(root, kStart - kDay), ClientStatus::not_yet_valid);
  EXPECT_EQ(root_status(root, kStart + kDay * 909), ClientStatus::valid);
  EXPECT_EQ(root_status(root, kStart + kDay * 910), ClientStatus::expiring);
  EXPECT_EQ(root_status(root, kStart + kDay * 1001), ClientStatus::expired);
}

TEST(ClientStatus, IsLiveUntilExpiryEvenBeforeValidity) {
  EXPECT_TRUE(is_live(client(), kStart - kDay));
  EXPECT_FALSE(is_live(client(), kStart + kDay * 101));
}

}  // namespace
}  // namespace p2s::app
