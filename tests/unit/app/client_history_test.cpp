// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/clients/client_history.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

constexpr Time kToday{std::chrono::seconds(1'800'000'000)};

store::ClientRecord certificate(const std::string& thumbprint, int first_day, int last_day) {
  store::ClientRecord client;
  client.thumbprint = thumbprint;
  client.not_before = kToday + std::chrono::days(first_day);
  client.not_after = kToday + std::chrono::days(last_day);
  return client;
}

History history() {
  return {certificate("C", -1, 300), certificate("B", -100, 200), certificate("A", -400, -35)};
}

TEST(ClientHistory, CurrentCertificateIsNewestLiveOne) {
  auto all = history();
  EXPECT_EQ(current_certificate(all, kToday).thumbprint, "C");
  all[0].revoked_at = kToday;
  EXPECT_EQ(current_certificate(all, kToday).thumbprint, "B");
  all[1].revoked_at = kToday;
  EXPECT_EQ(current_certificate(all, kToday).thumbprint, "C") << "newest, if none is live";
}

TEST(ClientHistory, RowsLinkEachCertificateToTheNext) {
  const auto rows = client_rows(history());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].client.thumbprint, "C");
  EXPECT_EQ(rows[0].replaces, "B");
  EXPECT_EQ(rows[0].superseded_by, "");
  EXPECT_EQ(rows[2].superseded_by, "B");
  EXPECT_EQ(rows[2].replaces, "");
  auto all = history();
  all[1].revoked_at = kToday;
  EXPECT_EQ(client_rows(History(all))[2].superseded_by, "C") << "the nearest that is not revoked";
  all[0].revoked_at = kToday;
  EXPECT_EQ(client_rows(std::move(all))[2].superseded_by, "");
}

}  // namespace
}  // namespace p2s::app
