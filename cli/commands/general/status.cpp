// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/status_view.hpp"

#include <p2s/app/status/status_files.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::cli {
namespace {

struct StatusOptions {
  std::string metrics;
  std::string calendar;
};

void add_options(CommandLine& line, StatusOptions& options) {
  line.option("--prometheus FILE", &options.metrics,
              "Also write metrics for the textfile collector of node_exporter, which reads files "
              "that end in .prom; an existing file is replaced");
  line.option("--ics FILE", &options.calendar,
              "Also write the dates ahead as a calendar (iCalendar); an existing file is replaced");
}

void write_status(Context& context, const std::string& file, const std::string& text) {
  if (file.empty()) return;
  const bool dry_run = context.globals().dry_run;
  if (!dry_run) write_file(file, as_bytes(text), Access::everyone, OnExisting::replace);
  context.info(fmt::format("{} {}", dry_run ? "would write" : "wrote", printable(file, 4096)));
}

ExitCode run(const StatusOptions& options, Context& context) {
  const auto at = context.services().as_of;
  const auto status = app::gateway_status(context.workspace(), context.choice());
  const auto lines = app::status_lines(status, at);
  if (context.globals().json)
    print_status_json(context, status, lines);
  else
    print_status(context, lines);
  write_status(context, options.metrics, app::status_metrics(status, at));
  write_status(context, options.calendar,
               app::status_calendar(app::status_dates(status, at), context.services().clock.now()));
  const bool todo = std::any_of(lines.begin(), lines.end(), [](const app::StatusLine& line) {
    return line.state == app::StatusState::todo;
  });
  return todo ? ExitCode::findings : ExitCode::done;
}

constexpr std::array kStatusExamples{
    Example{"p2sctl status", "Everything on one screen"},
    Example{"p2sctl status --quiet", "Only what needs attention"},
    Example{"p2sctl status --quiet --prometheus p2sctl.prom", "Metrics, for a timer"},
    Example{"p2sctl status --ics p2sctl.ics", "Certificate ends and retirements for a calendar"}};

}  // namespace

extern const Command status{
    .path = "status",
    .summary = "Show what needs attention",
    .details =
        "Shows the roots and their ends, a rotation in progress with its next step, how many "
        "clients are valid, expiring and expired, superseded and revoked certificates, who needs a "
        "new kit, the result of gateway check, retirement dates of Azure that concern this "
        "gateway, the health of the store, and its last backup. Each line that needs attention is "
        "followed by the command that helps.\n\n"
        "Requires no passphrase. What cannot be read is unknown, with the reason. Azure is not "
        "asked: the last `gateway diff LIVE --record` tells whether the gateway rejects every "
        "revoked certificate. The last backup is the one recorded by store backup.\n\n"
        "Attention is needed if a root expires within 90 days, a client within 30 days, a root is "
        "being rotated, a revocation is not at the gateway, somebody needs a new kit, gateway "
        "check finds an error, something that the "
        "gateway uses retires within 6 months, the store has a problem, or its last changes are "
        "older than 7 days and in no backup. Then the exit status is 3.",
    .examples = kStatusExamples,
    .see_also = "gateway check,gateway diff,client list,root rotate,package status,store backup",
    .declare = make_command<StatusOptions, add_options, run>,
};

}  // namespace p2s::cli
