// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"
#include "output/report_view.hpp"
#include "output/store/client_table.hpp"

#include <p2s/app/report/report_pages.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ReportOptions {
  std::string output;
  std::string format;
  std::string since = "30d";
  bool force = false;
};

void add_options(CommandLine& line, ReportOptions& options) {
  add_output_option(line, options.output);
  line.option("--format", &options.format, "Output format (default: html)")
      .choices({"html", "csv", "json", "markdown"});
  line.option("--since TIME", &options.since,
              "Show the changes since this date, or within this period, such as 7d");
  add_force_option(line, options.force);
}

Time since_of(const std::string& text, Time now) {
  if (const auto time = parse_time(text)) return *time;
  if (const auto period = Period::parse(text)) return period->before(now);
  throw Error(ErrorKind::usage,
              fmt::format("--since: '{}' is neither a date nor a period", printable(text)))
      .hint("for example --since 2026-01-31, or --since 7d");
}

std::string text_of(const std::string& format, Context& context, const app::Report& report) {
  if (format == "html") return app::report_html(report);
  if (format == "markdown") return app::report_markdown(report);
  if (format == "json") return report_json(context, report);
  if (!report.clients.facts) throw Error(ErrorKind::not_found, report.clients.problem);
  return clients_csv(context, *report.clients.facts);
}

ExitCode run(const ReportOptions& options, Context& context) {
  auto format = output_format(options.format, context);
  if (format == "text") format = "html";
  const auto since = since_of(options.since, context.services().clock.now());
  const auto report = app::make_report(context.workspace(), context.choice(), since);
  const auto text = text_of(format, context, report);
  const bool is_file = !options.output.empty() && options.output != "-";
  if (is_file && context.globals().dry_run)
    context.info("would write " + printable(options.output));
  else
    write_output(context, options.output, as_bytes(text), Access::owner_only, options.force);
  return ExitCode::done;
}

constexpr std::array kReportExamples{
    Example{"p2sctl report -o report.html", "A page for a browser or a printer"},
    Example{"p2sctl report --since 7d --force -o report.html", "For a weekly timer"},
    Example{"p2sctl report --format csv -o clients.csv", "The clients, for a spreadsheet"},
    Example{"p2sctl report --format markdown > report.md", "For a wiki"}};

}  // namespace

extern const Command report{
    .path = "report",
    .summary = "Write a report about gateway, certificates and changes",
    .details =
        "Writes one page with what p2sctl status shows, a timeline of certificate expiry and of "
        "retirements, the address map, the findings of gateway check, the current certificate of "
        "each client, roots and issuing CAs, and the changes in the event log. In a browser, the "
        "table of clients can be sorted and filtered. The page loads nothing from anywhere, and "
        "prints well.\n\n"
        "Formats: html; markdown with the same content; json with all of it; csv with the clients "
        "only, in which no cell is a formula. Pages list the latest 200 changes and count all. "
        "What cannot be read is unknown, with the reason.\n\n"
        "Requires no passphrase. The report has no keys and no passwords, but names of people: "
        "the file is readable by its owner only. The exit status does not depend on the content: "
        "see p2sctl status for that.",
    .examples = kReportExamples,
    .see_also = "status,client list,pool map,gateway check,store log",
    .declare = make_command<ReportOptions, add_options, run>,
};

}  // namespace p2s::cli
