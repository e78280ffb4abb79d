// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/status/status_lines.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

constexpr std::size_t kMostNames = 20;

/// "alice, bob and 3 more"
std::string some_of(const std::vector<std::string>& names) {
  const auto shown = std::min(names.size(), kMostNames);
  auto text = join(std::span(names).first(shown), ", ");
  if (shown < names.size()) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

void add_root_dates(const std::vector<store::RootRecord>& roots, std::vector<StatusDate>& dates) {
  for (const auto& root : roots) {
    dates.push_back({root.not_after, "root-" + root.thumbprint,
                     fmt::format("Root certificate {} expires", root.name),
                     fmt::format("Thumbprint {}. See p2sctl help rotation", root.thumbprint)});
  }
}

void add_client_dates(const std::string& gateway, const ClientCounts& clients,
                      std::vector<StatusDate>& dates) {
  std::map<std::string, std::vector<std::string>> by_day;
  std::map<std::string, Time> days;
  for (const auto& [end, names] : clients.ends) {
    const auto day = format_date(end);
    days.emplace(day, end);
    auto& all = by_day[day];
    all.insert(all.end(), names.begin(), names.end());
  }
  for (const auto& [day, names] : by_day) {
    dates.push_back(
        {days.at(day), fmt::format("clients-{}-{}", day, gateway),
         counted(names.size(), "client certificate expires", "client certificates expire"),
         some_of(names)});
  }
}

}  // namespace

std::vector<StatusDate> status_dates(const GatewayStatus& status, Time at) {
  std::vector<StatusDate> dates;
  if (status.roots.facts) add_root_dates(*status.roots.facts, dates);
  if (status.clients.facts) add_client_dates(status.name, *status.clients.facts, dates);
  if (status.retirements.facts) {
    for (const auto& each : *status.retirements.facts) {
      dates.push_back({each.date, fmt::format("{}-{}", each.rule, status.name),
                       fmt::format("{}: {}", status.name, each.what),
                       fmt::format("p2sctl explain {}", each.rule)});
    }
  }
  std::erase_if(dates, [&](const StatusDate& date) { return date.day < at; });
  std::stable_sort(dates.begin(), dates.end(),
                   [](const StatusDate& a, const StatusDate& b) { return a.day < b.day; });
  return dates;
}

}  // namespace p2s::app
