// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/report/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace p2s::app {
namespace {

using Month = std::chrono::year_month;

constexpr std::size_t kMostNames = 6;

Month month_of(Time time) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return {day.year(), day.month()};
}

std::string to_text(Month month) {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

/// What happens in each month with a date.
class Dates {
 public:
  explicit Dates(Time from) : from_(from) {}

  void add_clients(Time end, const std::vector<std::string>& names) {
    if (end < from_) return;
    auto& month = months_[month_of(end)];
    month.clients += names.size();
    month.names.insert(month.names.end(), names.begin(), names.end());
  }

  void add(Time day, std::string_view what) {
    if (day >= from_) sorted_.emplace(day, fmt::format("{}: {}", format_date(day), what));
  }

  std::vector<TimelineMonths> take() {
    for (auto& [day, text] : sorted_) months_[month_of(day)].dates.push_back(text);
    std::vector<TimelineMonths> rows;
    auto next = month_of(from_);
    for (auto& [month, row] : months_) {
      if (next < month) rows.push_back({to_text(next), to_text(month - std::chrono::months(1))});
      row.first = row.last = to_text(month);
      if (row.names.size() > kMostNames) row.names.clear();
      std::sort(row.names.begin(), row.names.end());
      rows.push_back(std::move(row));
      next = month + std::chrono::months(1);
    }
    return rows;
  }

 private:
  Time from_;
  std::map<Month, TimelineMonths> months_;
  std::multimap<Time, std::string> sorted_;
};

}  // namespace

std::vector<TimelineMonths> timeline(const GatewayStatus& status, Time at) {
  Dates dates(at);
  if (status.clients.facts)
    for (const auto& [end, names] : status.clients.facts->ends) dates.add_clients(end, names);
  if (status.roots.facts) {
    for (const auto& root : *status.roots.facts)
      dates.add(root.not_after, fmt::format("root {} expires", root.name));
  }
  if (status.retirements.facts)
    for (const auto& each : *status.retirements.facts) dates.add(each.date, each.what);
  return dates.take();
}

}  // namespace p2s::app
