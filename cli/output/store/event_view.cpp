// SPDX-License-Identifier: Apache-2.0
#include "output/store/event_view.hpp"

#include "output/output.hpp"

#include <nlohmann/json.hpp>

namespace p2s::cli {

nlohmann::ordered_json events_json(const std::vector<store::EventRecord>& events) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& event : events) {
    rows.push_back({{"id", event.id},
                    {"at", format_time(event.at)},
                    {"actor", event.actor},
                    {"action", event.action},
                    {"subject", event.subject},
                    {"detail", event.detail},
                    {"hash", event.hash}});
  }
  return rows;
}

void print_events_json(Context& context, const std::vector<store::EventRecord>& events) {
  print_json(context, {{"events", events_json(events)}});
}

}  // namespace p2s::cli
