// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/session_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace p2s::cli {
namespace {

using app::ClientSession;
using Json = nlohmann::ordered_json;

/// "31 h 5 min"
std::string duration(const std::optional<std::uint64_t>& seconds) {
  if (!seconds) return {};
  const auto minutes = *seconds / 60;
  return minutes < 60 ? fmt::format("{} min", minutes)
                      : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

std::string number(const std::optional<std::uint64_t>& value) {
  return value ? std::to_string(*value) : std::string();
}

struct SessionColumn {
  std::string_view name;
  std::string (*text)(const ClientSession&);
};

constexpr std::array kColumns{
    SessionColumn{"name", [](const ClientSession& row) { return row.session.user; }},
    SessionColumn{"status",
                  [](const ClientSession& row) { return std::string(to_string(row.status)); }},
    SessionColumn{"address",
                  [](const ClientSession& row) {
                    return row.session.address ? row.session.address->to_string() : std::string();
                  }},
    SessionColumn{"tunnel",
                  [](const ClientSession& row) {
                    return row.session.tunnel ? std::string(display_name(*row.session.tunnel))
                                              : std::string();
                  }},
    SessionColumn{"connected",
                  [](const ClientSession& row) { return duration(row.session.seconds); }},
    SessionColumn{"reason", [](const ClientSession& row) { return row.reason; }},
    SessionColumn{"since",
                  [](const ClientSession& row) {
                    return row.session.since ? format_time(*row.session.since) : std::string();
                  }},
    SessionColumn{"from", [](const ClientSession& row) { return row.session.public_address; }},
    SessionColumn{"sent", [](const ClientSession& row) { return number(row.session.sent); }},
    SessionColumn{"received",
                  [](const ClientSession& row) { return number(row.session.received); }},
    SessionColumn{"pool", [](const ClientSession& row) { return row.pool; }},
    SessionColumn{"thumbprint", [](const ClientSession& row) { return row.thumbprint; }},
    SessionColumn{"id", [](const ClientSession& row) { return row.session.id; }}};
constexpr std::size_t kShown = 6;

Json session_json(const ClientSession& row) {
  const auto& session = row.session;
  return {{"name", or_null(session.user)},
          {"status", to_string(row.status)},
          {"reason", or_null(row.reason)},
          {"thumbprint", or_null(row.thumbprint)},
          {"id", or_null(session.id)},
          {"tunnel", or_null(session.tunnel ? to_string(*session.tunnel) : "")},
          {"since", or_null(session.since)},
          {"seconds", or_null(session.seconds)},
          {"address", or_null(session.address ? session.address->to_string() : "")},
          {"pool", or_null(row.pool)},
          {"public_address", or_null(session.public_address)},
          {"bytes_sent", or_null(session.sent)},
          {"bytes_received", or_null(session.received)}};
}

Json use_json(const app::TunnelUse& use) {
  Json tunnels = Json::array();
  for (const auto tunnel : use.capacity.tunnels.list()) tunnels.push_back(to_string(tunnel));
  return {{"tunnels", tunnels},
          {"sessions", use.sessions},
          {"sku_limit", or_null(use.capacity.sku_limit)},
          {"addresses", use.capacity.addresses}};
}

}  // namespace

std::string session_columns() {
  std::vector<std::string> names;
  for (const auto& column : kColumns) names.emplace_back(column.name);
  return join(names, ", ");
}

void show_sessions(Context& context, const app::SessionReport& report, const ListChoice& choice) {
  List list;
  for (const auto& column : kColumns) list.columns.push_back(column.name);
  list.shown = kShown;
  list.rows = report.sessions.size();
  list.cell = [&](std::size_t row, std::size_t column) {
    return printable(kColumns[column].text(report.sessions[row]));
  };
  if (!is_json(choice, context)) return print_list(context, list, choice);
  Json document{{"sessions", Json::array()}, {"use", Json::array()}};
  for (const auto row : order_of(list, choice))
    document["sessions"].push_back(session_json(report.sessions[row]));
  for (const auto& use : report.use) document["use"].push_back(use_json(use));
  document["refused"] = report.refused;
  document["outside"] = report.outside;
  print_json(context, document);
}

}  // namespace p2s::cli
