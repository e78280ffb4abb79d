// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/event_view.hpp"

#include <array>

namespace p2s::cli {
namespace {

struct StoreLogOptions {
  std::size_t last = 0;
};

void add_options(CommandLine& line, StoreLogOptions& options) {
  line.option("--last N", &options.last, "Only the last N events");
}

ExitCode run(const StoreLogOptions& options, Context& context) {
  const auto events = context.workspace().inventory().events(options.last);
  if (context.globals().json) {
    print_events_json(context, events);
    return ExitCode::done;
  }
  Table table({"TIME", "WHO", "ACTION", "SUBJECT", "DETAIL"});
  for (const auto& event : events) {
    table.add({format_time(event.at), event.actor, event.action, event.subject, event.detail});
  }
  table.print(context);
  return ExitCode::done;
}

constexpr std::array kStoreLogExamples{
    Example{"p2sctl store log --last 20", "Show the latest events"}};

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
