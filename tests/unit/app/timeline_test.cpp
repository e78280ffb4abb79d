// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/report/timeline.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

constexpr Time day(int year, unsigned month, unsigned number) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                               std::chrono::day(number));
}

constexpr Time kAsOf = day(2026, 11, 30);

GatewayStatus status_of(ClientCounts clients) {
  GatewayStatus status;
  status.clients.facts = std::move(clients);
  return status;
}

TEST(Timeline, IsEmptyWithoutDates) { EXPECT_TRUE(timeline(GatewayStatus(), kAsOf).empty()); }

TEST(Timeline, ShowsEveryMonthFromTodayToTheLastDate) {
  ClientCounts clients;
  clients.ends = {{day(2027, 1, 31), {"bob", "alice"}}, {day(2027, 6, 1), {"carol"}}};
  const auto months = timeline(status_of(clients), kAsOf);
  ASSERT_EQ(months.size(), 4U);
  EXPECT_EQ(months[0].first + " " + months[0].last, "2026-11 2026-12");
  EXPECT_EQ(months[0].clients, 0U);
  EXPECT_EQ(months[1].first + " " + months[1].last, "2027-01 2027-01");
  EXPECT_EQ(months[1].names, (std::vector<std::string>{"alice", "bob"}));
  EXPECT_EQ(months[2].first + " " + months[2].last, "2027-02 2027-05");
  EXPECT_EQ(months[3].clients, 1U);
}

TEST(Timeline, NamesClientsOnlyIfTheyAreFew) {
  ClientCounts clients;
  clients.ends = {{day(2026, 12, 1), {"a", "b", "c", "d"}}, {day(2026, 12, 2), {"e", "f", "g"}}};
  const auto months = timeline(status_of(clients), kAsOf);
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[1].clients, 7U);
  EXPECT_TRUE(months[1].names.empty());
}

TEST(Timeline, ListsRootsAndRetirementsByDateWithoutThePast) {
  GatewayStatus status;
  store::RootRecord root;
  root.name = "Root";
  root.not_after = day(2027, 3, 31);
  status.roots.facts = {root};
  status.retirements.facts = {{day(2026, 3, 31), "the past", "A-001", "", true},
                              {day(2027, 3, 1), "SSTP stops", "A-002", "", false}};
  const auto months = timeline(status, kAsOf);
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[1].dates,
            (std::vector<std::string>{"2027-03-01: SSTP stops", "2027-03-31: root Root expires"}));
}

}  // namespace
}  // namespace p2s::app
