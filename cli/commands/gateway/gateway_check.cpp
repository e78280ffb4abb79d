// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/gateway_view.hpp"
#include "output/gateway/sarif.hpp"

#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayCheckOptions {
  std::string file;
  std::string format;
  bool strict = false;
  bool fix = false;
  std::string min_severity = "note";
  std::string fail_on = "error";
};

std::vector<std::string> severities() { return {"error", "warning", "note"}; }

Severity to_severity(const std::string& text) {
  if (text == "error") return Severity::error;
  return text == "warning" ? Severity::warning : Severity::note;
}

void add_options(CommandLine& line, GatewayCheckOptions& options) {
  line.argument("FILE", &options.file,
                "A p2s.toml, or the JSON of a deployed gateway (default: p2s.toml of the "
                "workspace)");
  line.option("--format", &options.format,
              "text for people, json (same as --json), or sarif (SARIF 2.1.0) for CI systems "
              "(default: text)")
      .choices({"text", "json", "sarif"});
  line.flag("--strict", &options.strict, "Treat missing facts (GW-030) as errors");
  line.flag("--fix", &options.fix,
            "Write the fixes that need no decision into p2s.toml; with --dry-run, print them as a "
            "diff");
  line.option("--min-severity", &options.min_severity,
              "Show only findings of this severity or above")
      .choices(severities());
  line.option("--fail-on", &options.fail_on,
              "Exit with status 3 if a finding has this severity or above")
      .choices(severities());
}

void print_report(const std::string& format, Severity least, Context& context,
                  const app::GatewayCheck& check, const app::GatewayFix* fix) {
  if (format == "json") {
    print_check_json(context, check, least, fix);
  } else if (format == "sarif") {
    print_sarif(context, check, least);
  } else if (fix != nullptr && context.globals().dry_run) {
    print_diff(context, *fix);
  } else {
    if (fix != nullptr) print_fixes(context, *fix);
    print_check(context, check, least);
  }
}

/// The counts come last on a terminal too.
void print_counts(Context& context, const app::GatewayCheck& check, const app::GatewayFix* fix) {
  context.out().flush();
  const auto summary = check_summary(check);
  if (fix == nullptr) return context.info(summary);
  const bool dry = context.globals().dry_run;
  context.info(fmt::format("{} {}; {}{}", dry ? "would apply" : "applied",
                           counted(fix->applied.size(), "fix", "fixes"), dry ? "then " : "",
                           summary));
}

/// Where the keys are that hints about a deployed gateway name.
void print_import(Context& context, const app::GatewayCheck& check) {
  const auto& findings = check.report.findings;
  const bool names_keys = std::any_of(findings.begin(), findings.end(), [](const Finding& each) {
    return !each.rule.starts_with("LIVE") && (!each.hint.empty() || !each.fixes.empty());
  });
  if (!check.deployed || !names_keys) return;
  const auto file = check.file == "-" ? std::string("LIVE.json") : check.file.string();
  context.info(fmt::format(
      "hints name keys of p2s.toml; write one with: p2sctl gateway import {} -o imported.toml",
      shell_word(file)));
}

ExitCode run(const GatewayCheckOptions& options, Context& context) {
  const auto format = output_format(options.format, context);
  std::optional<std::filesystem::path> file;
  if (!options.file.empty()) file = options.file;
  app::GatewayFix fixed;
  if (options.fix) {
    fixed = app::fix_gateway(file, context.choice(), context.services(), context.globals().dry_run);
  } else {
    fixed.check = app::check_gateway(file, context.choice(), context.services());
  }
  auto& check = fixed.check;
  if (options.strict) rules::require_facts(check.report);
  const auto* fix = options.fix ? &fixed : nullptr;
  print_report(format, to_severity(options.min_severity), context, check, fix);
  if (format == "text") {
    print_counts(context, check, fix);
    print_import(context, check);
  }
  return exit_code(check.report.findings, to_severity(options.fail_on));
}

constexpr std::array kGatewayCheckExamples{
    Example{"p2sctl gateway check", "Check the gateway of this workspace"},
    Example{"p2sctl gateway check plan.toml --as-of 2027-04-01",
            "Check another file as of a future date"},
    Example{"p2sctl gateway check live.json", "Check what is deployed"},
    Example{"p2sctl gateway check --quiet --min-severity warning --fail-on warning",
            "For a hook: one line for each finding, and no warning passes"},
    Example{"p2sctl gateway check - < plan.toml", "Check standard input"},
    Example{"p2sctl gateway check --fix --dry-run", "Show what the fixes would change"},
    Example{"p2sctl gateway check --format sarif > p2s.sarif", "Write a report for a CI system"}};

}  // namespace

extern const Command gateway_check{
    .path = "gateway check",
    .summary = "Check the planned or deployed gateway against Azure's published rules",
    .details =
        "Checks p2s.toml before anything is deployed: pools, SKU, tunnel types, authentication, "
        "certificates, IPsec policy, routes and DNS, separately and in combination. Every finding "
        "has a rule ID (explained by p2sctl gateway rules ID), its location in the file, the "
        "problem, a hint how to fix it, and the page that publishes the rule.\n\n"
        "Errors are listed first, then warnings and notes. Exits with status 3 if a finding is an "
        "error, or as --fail-on says. With --quiet, hints and sources are left out. --min-severity "
        "hides findings, but they are counted. A fact that rules need and p2s.toml lacks, such as "
        "the SKU, is a note with the "
        "number of rules that were not checked (GW-030); with --strict it is an error.\n\n"
        "With --fix, fixes that need no decision are written into p2s.toml: an overlapping pool "
        "becomes a free one, a retired SKU its successor. Comments, order and layout stay. A fix "
        "that would cause another error or warning is not applied. What costs money, interrupts "
        "users or has alternatives is never applied: the hints of the remaining findings offer it. "
        "The findings and the exit status are those after the fixes.\n\n"
        "Root certificates are read from [[roots]]: from files next to p2s.toml, as inline data, "
        "or by name from the store. If certificate authentication is used without [[roots]], the "
        "gateway is assumed to trust every root of the store. The clients in the store are checked "
        "as well. The store is the one given with --store, or the one next to the file. No "
        "passphrase is required, and without a store everything else is still checked.\n\n"
        "A JSON file is a deployed gateway, as printed by az network vnet-gateway show, az rest, "
        "Get-AzVirtualNetworkGateway | ConvertTo-Json -Depth 10 or terraform show -json, or as an "
        "exported ARM template. The location of a finding is then its path in the JSON. Secrets in "
        "it are not read, only reported.\n\n"
        "Table [rules] silences a rule with a reason, as in POOL-009 = \"known, accepted by the "
        "network team\". Silenced findings are listed at the end and do not count. An unknown ID "
        "or an empty reason is an error in the file; an entry that silences nothing is reported as "
        "a note.",
    .examples = kGatewayCheckExamples,
    .see_also = "gateway diff,gateway import,gateway rules,pool check,store check",
    .declare = make_command<GatewayCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
