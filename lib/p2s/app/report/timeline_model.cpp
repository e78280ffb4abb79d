// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/report/model_parts.hpp>
#include <p2s/app/report/timeline.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

using render::Model;
using Models = std::vector<Model>;

Models date_models(const std::vector<std::string>& dates) {
  Models models;
  for (const auto& date : dates) {
    const bool another = !models.empty();
    models.push_back(std::move(Model().text("date", page_text(date)).flag("another", another)));
  }
  return models;
}

Models month_models(const std::vector<TimelineMonths>& months) {
  std::size_t most = 1;
  for (const auto& each : months) most = std::max(most, each.clients);
  Models models;
  for (const auto& each : months) {
    const double share = static_cast<double>(each.clients) / static_cast<double>(most);
    models.push_back(std::move(
        Model()
            .text("month", each.first == each.last ? each.first
                                                   : fmt::format("{} to {}", each.first, each.last))
            .flag("empty", each.clients == 0 && each.dates.empty())
            .flag("any_client", each.clients > 0)
            .text("count", counted(each.clients, "client", "clients"))
            .text("width", fmt::format("{:.1f}", 60 * share))
            .flag("has_names", !each.names.empty())
            .text("names", page_text(join(each.names, ", ")))
            .list("dates", date_models(each.dates))));
  }
  return models;
}

}  // namespace

void add_timeline(Model& model, const Report& report) {
  const auto& status = report.status;
  Models unknown;
  const auto add_unknown = [&](std::string_view what, const auto& known) {
    if (known.facts) return;
    unknown.push_back(std::move(
        Model().text("what", std::string(what)).text("problem", page_text(known.problem))));
  };
  add_unknown("Client certificates", status.clients);
  add_unknown("Roots", status.roots);
  add_unknown("Retirements", status.retirements);
  auto months = month_models(timeline(status, report.at));
  model.list("timeline_unknown", std::move(unknown));
  model.flag("has_timeline", !months.empty());
  model.list("months", std::move(months));
}

}  // namespace p2s::app
