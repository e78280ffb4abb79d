// SPDX-License-Identifier: Apache-2.0
#include "output/status_view.hpp"

#include "output/display_width.hpp"
#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTextColumn = 24;

std::string_view colour_of(app::StatusState state) {
  switch (state) {
    case app::StatusState::ok:
      return "\033[32m";
    case app::StatusState::todo:
      return "\033[1;33m";
    case app::StatusState::unknown:
      break;
  }
  return "\033[2m";
}

void print_line(Context& context, const app::StatusLine& line) {
  const auto width = std::max<std::size_t>(context.width(), kTextColumn + 20);
  auto state = fmt::format("{:<9}", app::to_string(line.state));
  if (context.out_has_colour()) state = fmt::format("{}{}\033[0m", colour_of(line.state), state);
  context.out() << state << fmt::format("{:<15}", line.area)
                << wrap(printable(line.text, 2000), kTextColumn, width).substr(kTextColumn) << '\n';
  if (line.state != app::StatusState::ok && !line.command.empty())
    context.out() << std::string(kTextColumn, ' ') << "run: " << line.command << '\n';
}

/// Facts as JSON; null if they are unknown.
template <typename Facts, typename Convert>
Json known_json(const app::Known<Facts>& known, const Convert& convert) {
  return known.facts ? convert(*known.facts) : Json(nullptr);
}

Json roots_json(const std::vector<store::RootRecord>& roots) {
  auto rows = Json::array();
  for (const auto& root : roots)
    rows.push_back({{"name", root.name}, {"not_after", format_time(root.not_after)}});
  return rows;
}

Json client_counts_json(const app::ClientCounts& counts) {
  return {{"valid", counts.valid},
          {"expiring", counts.expiring},
          {"expired", counts.expired},
          {"superseded", counts.superseded},
          {"next_expiry",
           counts.ends.empty() ? Json(nullptr) : Json(format_time(counts.ends.begin()->first))}};
}

Json revocations_json(const app::RevocationState& state) {
  return {{"revoked", state.thumbprints.size()},
          {"missing", state.compared ? Json(state.missing) : Json(nullptr)},
          {"compared", or_null(state.compared)}};
}

Json rotations_json(const std::vector<app::Rotation>& rotations) {
  auto rows = Json::array();
  for (const auto& each : rotations) {
    rows.push_back({{"root", each.root.name},
                    {"successor", each.successor.name},
                    {"step", app::to_string(each.step())}});
  }
  return rows;
}

Json retirements_json(const std::vector<planning::Retirement>& retirements) {
  auto rows = Json::array();
  for (const auto& each : retirements) {
    rows.push_back({{"date", format_date(each.date)},
                    {"what", each.what},
                    {"rule", each.rule},
                    {"past", each.past}});
  }
  return rows;
}

Json backup_json(const app::BackupState& state) {
  return {{"last", or_null(state.last)},
          {"changes_since", state.is_file ? Json(state.changes) : Json(nullptr)}};
}

}  // namespace

Json status_lines_json(const std::vector<app::StatusLine>& lines) {
  auto rows = Json::array();
  for (const auto& line : lines) {
    rows.push_back({{"area", line.area},
                    {"state", app::to_string(line.state)},
                    {"text", line.text},
                    {"command", or_null(line.command)}});
  }
  return rows;
}

void print_status(Context& context, const std::vector<app::StatusLine>& lines) {
  for (const auto& line : lines) {
    if (context.globals().quiet && line.state != app::StatusState::todo) continue;
    if (context.out_is_terminal()) {
      print_line(context, line);
    } else {
      context.out() << app::to_string(line.state) << '\t' << line.area << '\t'
                    << printable(line.text, 2000) << '\t' << line.command << '\n';
    }
  }
}

void print_status_json(Context& context, const app::GatewayStatus& status,
                       const std::vector<app::StatusLine>& lines) {
  const auto kits = [](const app::KitCounts& counts) {
    return Json{{"built", counts.built}, {"needed", counts.needed}};
  };
  const auto findings = [](const rules::GatewayReport& report) {
    return Json{{"errors", count(report.findings, Severity::error)},
                {"warnings", count(report.findings, Severity::warning)},
                {"notes", count(report.findings, Severity::note)}};
  };
  const auto same = [](const auto& facts) { return Json(facts); };
  print_json(context, {{"status",
                        {{"lines", status_lines_json(lines)},
                         {"roots", known_json(status.roots, roots_json)},
                         {"rotations", known_json(status.rotations, rotations_json)},
                         {"clients", known_json(status.clients, client_counts_json)},
                         {"revocations", known_json(status.revocations, revocations_json)},
                         {"kits", known_json(status.kits, kits)},
                         {"findings", known_json(status.check, findings)},
                         {"retirements", known_json(status.retirements, retirements_json)},
                         {"store_problems", known_json(status.store_problems, same)},
                         {"backup", known_json(status.backup, backup_json)}}}});
}

}  // namespace p2s::cli
