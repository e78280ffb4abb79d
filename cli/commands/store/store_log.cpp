// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/list.hpp"
#include "output/store/event_view.hpp"

#include <array>

namespace p2s::cli {
namespace {

struct StoreLogOptions {
  std::size_t last = 0;
  ListChoice list;
};

void add_options(CommandLine& line, StoreLogOptions& options) {
  line.option("--last N", &options.last, "Only the last N events");
  add_list_options(line, options.list, "time, who, action, subject, detail, id, hash");
}

std::string cell(const store::EventRecord& event, std::size_t column) {
  const std::array cells{&event.actor, &event.action, &event.subject, &event.detail};
  if (column == 0) return format_time(event.at);
  if (column == 5) return std::to_string(event.id);
  return column == 6 ? event.hash : *cells[column - 1];
}

ExitCode run(const StoreLogOptions& options, Context& context) {
  const auto events = context.workspace().inventory().events(options.last);
  const List list{{"time", "who", "action", "subject", "detail", "id", "hash"},
                  5,
                  events.size(),
                  [&](std::size_t row, std::size_t column) { return cell(events[row], column); }};
  if (!is_json(options.list, context)) {
    print_list(context, list, options.list);
    return ExitCode::done;
  }
  std::vector<store::EventRecord> ordered;
  for (const auto index : order_of(list, options.list)) ordered.push_back(events[index]);
  print_events_json(context, ordered);
  return ExitCode::done;
}

constexpr std::array kStoreLogExamples{
    Example{"p2sctl store log --last 20", "Show the latest events"},
    Example{"p2sctl store log --format csv > log.csv", "For a spreadsheet"}};

}  // namespace

extern const Command store_log{
    .path = "store log",
    .summary = "Show the event log: who changed what, and when",
    .details =
        "Every change of the store is recorded as an event, oldest first. Each event contains the "
        "hash of the previous one, so that store check detects events that were altered or "
        "deleted.",
    .examples = kStoreLogExamples,
    .see_also = "store check",
    .declare = make_command<StoreLogOptions, add_options, run>,
};

}  // namespace p2s::cli
