// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/report/report_model.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/report/model_parts.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace p2s::app {
namespace {

using render::Model;
using Models = std::vector<Model>;

constexpr std::size_t kLongestText = 2000;

std::string_view display_name(StatusState state) {
  switch (state) {
    case StatusState::ok:
      return "OK";
    case StatusState::todo:
      return "Needs attention";
    case StatusState::unknown:
      break;
  }
  return "Unknown";
}

Models line_models(const std::vector<StatusLine>& lines) {
  Models models;
  for (const auto& line : lines) {
    models.push_back(
        std::move(Model()
                      .text("state", std::string(to_string(line.state)))
                      .text("state_text", std::string(display_name(line.state)))
                      .text("area", std::string(line.area))
                      .text("text", page_text(line.text))
                      .flag("has_command", line.state != StatusState::ok && !line.command.empty())
                      .text("command", page_text(line.command))));
  }
  return models;
}

Model fact(std::string term, std::string value) {
  return std::move(Model().text("term", std::move(term)).text("value", std::move(value)));
}

Models fact_models(const Report& report) {
  const auto todo =
      std::count_if(report.lines.begin(), report.lines.end(),
                    [](const StatusLine& line) { return line.state == StatusState::todo; });
  const auto& clients = report.status.clients.facts;
  const auto& check = report.status.check.facts;
  const auto findings = [&](Severity severity, std::string_view one, std::string_view several) {
    return counted(count(check->findings, severity), one, several);
  };
  return {fact("Needs attention", fmt::format("{} of {} areas", todo, report.lines.size())),
          fact("Valid clients", clients ? std::to_string(clients->valid) : "unknown"),
          fact(fmt::format("Expiring within {} days", kExpiringSoon.count),
               clients ? std::to_string(clients->expiring) : "unknown"),
          fact("Findings", check ? findings(Severity::error, "error", "errors") + ", " +
                                       findings(Severity::warning, "warning", "warnings")
                                 : "unknown")};
}

void add_authorities(Model& model, const Report& report) {
  Models models;
  for (const auto& each : report.authorities.facts.value_or(std::vector<store::RootRecord>())) {
    models.push_back(
        std::move(Model()
                      .text("name", page_text(each.name))
                      .text("status", std::string(to_string(root_status(each, report.at))))
                      .text("expires", format_date(each.not_after))
                      .text("issuer", page_text(each.issuer))
                      .text("key", page_text(each.key))
                      .text("thumbprint", page_text(each.thumbprint))));
  }
  add_state(model, "authorities", report.authorities, models.empty());
  model.list("authorities", std::move(models));
}

}  // namespace

std::string page_text(std::string_view text) { return printable(text, kLongestText); }

std::vector<std::string> client_cells(const ClientRow& row, Time at) {
  const auto& client = row.client;
  return {
      page_text(client.name),        std::string(to_string(client_status(client, at))),
      format_date(client.not_after), page_text(client.issuer),
      page_text(client.key),         row.last_seen ? format_date(*row.last_seen) : std::string(),
      page_text(client.thumbprint)};
}

Model report_model(const Report& report) {
  const auto& name = report.status.name;
  Model model;
  model.text("title", name.empty() ? "VPN gateway" : "VPN gateway " + page_text(name))
      .text("at", format_date(report.at))
      .text("since", format_date(report.since))
      .text("since_time", format_time(report.since))
      .text("created", format_time(report.created))
      .text("version", kVersion)
      .list("facts", fact_models(report))
      .list("lines", line_models(report.lines));
  add_timeline(model, report);
  const auto& map = report.map;
  add_state(model, "map", map, false);
  add_findings(model, report.status.check);
  const auto& clients = report.clients;
  add_state(model, "clients", clients, !clients.facts || clients.facts->empty());
  add_authorities(model, report);
  add_changes(model, report);
  return model;
}

}  // namespace p2s::app
