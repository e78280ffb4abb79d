// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/report/model_parts.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <map>

namespace p2s::app {
namespace {

using render::Model;
using Models = std::vector<Model>;

Model change_model(const store::EventRecord& event, const Report& report) {
  const auto name = report.names.find(event.subject);
  const bool named = name != report.names.end();
  const auto subject = named ? name->second : event.subject;
  return std::move(Model()
                       .text("time", format_time(event.at))
                       .text("actor", page_text(event.actor))
                       .text("action", page_text(event.action))
                       .text("subject", page_text(subject))
                       .text("detail", event.detail == subject ? "" : page_text(event.detail)));
}

}  // namespace

void add_changes(Model& model, const Report& report) {
  static const std::vector<store::EventRecord> kNone;
  const auto& events = report.changes.facts ? *report.changes.facts : kNone;
  std::map<std::string, std::size_t> actions;
  for (const auto& event : events) ++actions[event.action];
  Models totals;
  for (const auto& [action, count] : actions) {
    totals.push_back(
        std::move(Model().text("action", page_text(action)).text("count", std::to_string(count))));
  }
  Models changes;
  for (std::size_t i = 0; i < std::min(events.size(), kShownChanges); ++i)
    changes.push_back(change_model(events[i], report));
  add_state(model, "changes", report.changes, events.empty());
  model.flag("changes_cut", changes.size() < events.size());
  model.text("changes_count", counted(events.size(), "change", "changes"));
  model.text("shown", std::to_string(changes.size()));
  model.list("totals", std::move(totals)).list("changes", std::move(changes));
}

}  // namespace p2s::app
