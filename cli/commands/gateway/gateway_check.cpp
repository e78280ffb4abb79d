// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "options/spec.hpp"
#include "output/gateway/gateway_view.hpp"
#include "output/gateway/sarif.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct GatewayCheckOptions {
  std::string file;
  std::string format;
  bool strict = false;
};

void add_options(CommandLine& line, GatewayCheckOptions& options) {
  add_spec_argument(line, options.file);
  line.option("--format", &options.format,
              "text for people, json (same as --json), or sarif (SARIF 2.1.0) for CI systems "
              "(default: text)")
      .choices({"text", "json", "sarif"});
  line.flag("--strict", &options.strict, "Treat missing facts (GW-030) as errors");
}

ExitCode run(const GatewayCheckOptions& options, Context& context) {
  const auto format = output_format(options.format, context);
  std::optional<std::filesystem::path> file;
  if (!options.file.empty()) file = options.file;
  auto check = app::check_gateway(file, context.choice(), context.services());
  if (options.strict) rules::require_facts(check.report);
  if (format == "json") {
    print_check_json(context, check);
  } else if (format == "sarif") {
    print_sarif(context, check);
  } else {
    print_check(context, check);
    context.out().flush();  // the counts come last on a terminal too
    context.info(check_summary(check));
  }
  return exit_code(check.report.findings);
}

constexpr std::array kGatewayCheckExamples{
    Example{"p2sctl gateway check", "Check the gateway of this workspace"},
    Example{"p2sctl gateway check plan.toml --as-of 2027-04-01",
            "Check another file as of a future date"},
    Example{"p2sctl gateway check --format sarif > p2s.sarif", "Write a report for a CI system"}};

}  // namespace

extern const Command gateway_check{
    .path = "gateway check",
    .summary = "Check the planned gateway against Azure's published rules",
    .details =
        "Checks p2s.toml before anything is deployed: pools, SKU, tunnel types, authentication, "
        "certificates, IPsec policy, routes and DNS, separately and in combination. Every finding "
        "has a rule ID (explained by p2sctl gateway rules ID), its location in the file, the "
        "problem, a hint how to fix it, and the page that publishes the rule.\n\n"
        "Errors are listed first, then warnings and notes. Exits with status 3 if a finding is an "
        "error. A fact that rules need and p2s.toml lacks, such as the SKU, is a note with the "
        "number of rules that were not checked (GW-030); with --strict it is an error.\n\n"
        "Root certificates are read from [[roots]]: from files next to p2s.toml, as inline data, "
        "or by name from the store. If certificate authentication is used without [[roots]], the "
        "gateway is assumed to trust every root of the store. The clients in the store are checked "
        "as well. The store is the one given with --store, or the one next to the file. No "
        "passphrase is required, and without a store everything else is still checked.\n\n"
        "Table [rules] silences a rule with a reason, as in POOL-009 = \"known, accepted by the "
        "network team\". Silenced findings are listed at the end and do not count. An unknown ID "
        "or an empty reason is an error in the file; an entry that silences nothing is reported as "
        "a note.",
    .examples = kGatewayCheckExamples,
    .see_also = "gateway rules,pool check,store check",
    .declare = make_command<GatewayCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
