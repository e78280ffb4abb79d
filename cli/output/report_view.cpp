// SPDX-License-Identifier: Apache-2.0
#include "output/report_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"
#include "output/pool/map_view.hpp"
#include "output/status_view.hpp"
#include "output/store/client_json.hpp"
#include "output/store/event_view.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/clients/client_status.hpp>

#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

Json dates_json(const app::Report& report) {
  auto rows = Json::array();
  for (const auto& date : app::status_dates(report.status, report.at)) {
    rows.push_back({{"date", format_date(date.day)},
                    {"summary", date.summary},
                    {"description", or_null(date.description)}});
  }
  return rows;
}

Json findings_json(const rules::GatewayReport& check) {
  auto rows = Json::array();
  for (const auto& each : check.findings) rows.push_back(finding_json(each));
  return rows;
}

Json silenced_json(const rules::GatewayReport& check) {
  auto rows = Json::array();
  for (const auto& each : check.silenced) {
    rows.push_back(finding_json(each.finding));
    rows.back()["reason"] = each.reason;
  }
  return rows;
}

/// Adds the areas of a report.
class Areas {
 public:
  explicit Areas(Json& report) : report_(report) {}

  template <typename Facts, typename Convert>
  void add(const char* name, const app::Known<Facts>& known, const Convert& convert) {
    report_[name] = known.facts ? Json(convert(*known.facts)) : Json(nullptr);
    if (!known.facts) unknown_[name] = known.problem;
  }
  void finish() { report_["unknown"] = std::move(unknown_); }

 private:
  Json& report_;
  Json unknown_ = Json::object();
};

}  // namespace

std::string report_json(Context& context, const app::Report& report) {
  Json json{{"gateway", or_null(report.status.name)},   {"as_of", format_time(report.at)},
            {"created", format_time(report.created)},   {"since", format_time(report.since)},
            {"lines", status_lines_json(report.lines)}, {"dates", dates_json(report)}};
  Areas areas(json);
  areas.add("map", report.map, map_json);
  areas.add("findings", report.status.check, findings_json);
  areas.add("silenced", report.status.check, silenced_json);
  areas.add("clients", report.clients, [&](const auto& rows) {
    return client_rows_json(context, rows, app::kExpiringSoon)["clients"];
  });
  areas.add("roots", report.authorities,
            [&](const auto& roots) { return root_rows_json(context, roots); });
  areas.add("changes", report.changes, events_json);
  areas.finish();
  return json_text({{"report", std::move(json)}});
}

}  // namespace p2s::cli
