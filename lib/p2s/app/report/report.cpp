// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/report/report.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::vector<planning::MapBlock> map_of(Workspace& workspace) {
  const auto file = workspace.spec_file();
  if (!file) throw Error(ErrorKind::not_found, "p2s.toml not found");
  auto blocks = planning::address_map(rules::pool_plan(spec::load_spec(*file)));
  if (blocks.empty()) throw Error(ErrorKind::not_found, "p2s.toml has no networks and no pools");
  if (planning::count_ranges(blocks) > planning::kMostMapRanges)
    throw Error(ErrorKind::usage,
                fmt::format("more than {} prefixes cannot be drawn", planning::kMostMapRanges));
  return blocks;
}

std::vector<store::EventRecord> changes_since(store::Inventory& inventory, Time since) {
  auto events = inventory.events(0);
  std::erase_if(events, [&](const store::EventRecord& event) { return event.at < since; });
  std::reverse(events.begin(), events.end());
  return events;
}

/// The names of the certificates that events are about, as far as they are in the store.
std::map<std::string, std::string> names_of(const Report& report, store::Inventory& inventory) {
  std::map<std::string, std::string> names;
  for (const auto& root : *report.authorities.facts) names.emplace(root.thumbprint, root.name);
  const auto& events = *report.changes.facts;
  for (std::size_t i = 0; i < std::min(events.size(), kShownChanges); ++i) {
    const auto& subject = events[i].subject;
    if (!is_hex(subject, 40) || names.contains(subject)) continue;
    const auto found = inventory.find_by_thumbprint(subject);
    if (found.size() == 1) names.emplace(subject, found.front().name);
  }
  return names;
}

}  // namespace

Report make_report(Workspace& workspace, const WorkspaceChoice& choice, Time since) {
  const auto& services = workspace.services();
  Report report;
  report.at = services.as_of;
  report.created = services.clock.now();
  report.since = since;
  report.status = gateway_status(workspace, choice);
  report.lines = status_lines(report.status, report.at);
  report.map = known([&] { return map_of(workspace); });
  report.authorities = known([&] { return workspace.inventory().roots(); });
  report.clients = known([&] { return list_clients(workspace.inventory(), {}, report.at); });
  report.changes = known([&] { return changes_since(workspace.inventory(), since); });
  if (report.changes.facts && report.authorities.facts)
    report.names = names_of(report, workspace.inventory());
  return report;
}

}  // namespace p2s::app
