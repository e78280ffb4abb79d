// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/package/kit_status_view.hpp"

#include <p2s/app/kits/status/kit_status.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::cli {
namespace {

struct PackageStatusOptions {
  std::string azure;
  std::string expiring = "30d";
  bool all = false;
  std::string format;
};

void add_options(CommandLine& line, PackageStatusOptions& options) {
  line.option("--azure FILE", &options.azure,
              "Newest package of the gateway, to compare with (default: what the newest kit was "
              "built from)");
  line.option("--expiring PERIOD", &options.expiring,
              "Include certificates that expire within this period");
  line.flag("--all", &options.all, "Also list those who need no new kit");
  line.option("--format", &options.format, "Output format (default: text)")
      .choices({"text", "json", "csv"});
}

void print(const app::KitStatusReport& report, const std::string& format, Context& context) {
  if (format == "json") {
    print_kit_status_json(context, report);
  } else if (format == "csv") {
    print_kit_status_csv(context, report);
  } else {
    print_kit_status(context, report);
  }
}

bool has_reason(const app::KitStatus& kit, std::string_view id) {
  return std::any_of(kit.reasons.begin(), kit.reasons.end(),
                     [&](const app::KitReason& reason) { return reason.id == id; });
}

// Certificates are renewed before kits are built.
void print_next_steps(const app::KitStatusReport& report, const PackageStatusOptions& options,
                      Context& context) {
  std::string names;
  for (const auto& kit : report.kits) {
    if (kit.needs_kit() && (has_reason(kit, "expired") || has_reason(kit, "expiring")))
      names += ' ' + shell_word(kit.name);
  }
  if (!names.empty()) context.info("renew first: p2sctl client renew" + names);
  const std::string azure = !options.azure.empty() ? " --azure " + shell_word(options.azure)
                            : report.compared_with == app::kSpecName ? ""
                                                                     : " --azure AZURE.zip";
  context.info(fmt::format("build new kits: p2sctl package build{} --all --force", azure));
}

void print_summary(const app::KitStatusReport& report, std::size_t needed, std::size_t total,
                   Context& context) {
  if (!report.compared_with.empty())
    context.info(fmt::format("compared with '{}'", printable(report.compared_with)));
  if (!report.incomparable.empty()) {
    context.warn(fmt::format("'{}' does not state: {}", printable(report.compared_with),
                             join(report.incomparable, ", ")));
  }
  if (needed == 0) return context.info("nobody needs a new kit");
  context.info(fmt::format("{} of {} {} a new kit", needed, counted(total, "client", "clients"),
                           needed == 1 ? "needs" : "need"));
}

ExitCode run(const PackageStatusOptions& options, Context& context) {
  const auto format = output_format(options.format, context);
  auto report = app::kit_status({options.azure, to_period(options.expiring, "--expiring")},
                                context.workspace());
  const auto total = report.kits.size();
  const auto needed = static_cast<std::size_t>(
      std::count_if(report.kits.begin(), report.kits.end(),
                    [](const app::KitStatus& kit) { return kit.needs_kit(); }));
  if (!options.all)
    std::erase_if(report.kits, [](const app::KitStatus& kit) { return !kit.needs_kit(); });
  print(report, format, context);
  context.out().flush();
  print_summary(report, needed, total, context);
  if (needed > 0) print_next_steps(report, options, context);
  return needed > 0 ? ExitCode::findings : ExitCode::done;
}

constexpr std::array kPackageStatusExamples{
    Example{"p2sctl package status --azure VNet1GW.zip",
            "Who needs a new kit after the gateway changed"},
    Example{"p2sctl package status --all --format csv > kits.csv",
            "Who has which kit, for a spreadsheet"}};

}  // namespace

extern const Command package_status{
    .path = "package status",
    .summary = "List who needs a new kit, and why",
    .details =
        "The store remembers the latest kit of each client and user: the day, the package, and "
        "what it said about the gateway. This command compares them with the gateway of today and "
        "with the certificates in the store. A new kit is needed if the gateway, its server roots, "
        "tunnel types or other settings in the profiles changed, if the kit uses SSTP, which ends "
        "on 2027-03-31, if its certificate was renewed, revoked, has expired or expires soon, or "
        "if no kit was built. Clients whose certificates are all revoked need none. JSON and CSV "
        "also contain the values that changed.\n\n"
        "Without --azure, compares with p2s.toml if the newest kit was built from it, otherwise "
        "with the package of the newest kit. Exits with status 3 if somebody needs a new kit.",
    .examples = kPackageStatusExamples,
    .see_also = "package build,package diff,client list",
    .declare = make_command<PackageStatusOptions, add_options, run>,
};

}  // namespace p2s::cli
