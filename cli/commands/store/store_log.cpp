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
  line.option("--last N", &options.last, "only the last N events");
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
    Example{"p2sctl store log --last 20", "what happened lately"}};

}  // namespace

extern const Command store_log{
    .path = "store log",
    .summary = "show who did what and when, oldest first",
    .details =
        "Every change of the store is an event that carries the hash of the one before: store "
        "check proves "
        "that none was altered or taken out.",
    .examples = kStoreLogExamples,
    .see_also = "store check",
    .declare = make_command<StoreLogOptions, add_options, run>,
};

}  // namespace p2s::cli
