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
};

void add_options(CommandLine& line, GatewayCheckOptions& options) {
  add_spec_argument(line, options.file);
  line.option("--format", &options.format,
              "text for people, json as --json, sarif (2.1.0) for CI systems that show findings in "
              "place; text when not given")
      .choices({"text", "json", "sarif"});
}

/// What --format and --json say together.
std::string format_of(const GatewayCheckOptions& options, Context& context) {
  if (!context.globals().json) return options.format.empty() ? "text" : options.format;
  if (options.format.empty() || options.format == "json") return "json";
  throw Error(ErrorKind::usage,
              fmt::format("--json and --format {} exclude each other", options.format))
      .hint("give one of them");
}

ExitCode run(const GatewayCheckOptions& options, Context& context) {
  const auto format = format_of(options, context);
  std::optional<std::filesystem::path> file;
  if (!options.file.empty()) file = options.file;
  const auto check = app::check_gateway(file, context.choice(), context.services());
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
    Example{"p2sctl gateway check", "the gateway of this workspace"},
    Example{"p2sctl gateway check plan.toml --as-of 2027-04-01", "as of a day to come"},
    Example{"p2sctl gateway check --format sarif > p2s.sarif", "for a CI system"}};

}  // namespace

extern const Command gateway_check{
    .path = "gateway check",
    .summary = "check the planned gateway by Azure's published rules",
    .details =
        "Judges p2s.toml before anything is deployed: pools, SKU, tunnels, authentication, "
        "certificates, IPsec policy, routes and DNS, each by its own rule and all together. Every "
        "finding has the id of its rule (p2sctl gateway rules ID explains it), the place in the "
        "file, what is wrong, what to change and where the rule is published.\n\n"
        "Errors come first, then warnings and notes. Exit code 3 when a finding is an error.\n\n"
        "Root certificates come from [[roots]]: from files beside p2s.toml, from its data, or by "
        "name from the store. With certificate authentication and no [[roots]] every root of the "
        "store counts as the gateway's. The clients of the store are judged with them. The store "
        "is that of --store, or the one beside the file; no passphrase is needed, and without a "
        "store everything else is still checked.\n\n"
        "Table [rules] silences a rule with a reason, as in POOL-009 = \"known, accepted by the "
        "network team\". What is silenced is listed at the end and does not count. An unknown id "
        "or "
        "an empty reason is an error in the file; an entry that silences nothing is noted.",
    .examples = kGatewayCheckExamples,
    .see_also = "gateway rules,pool check,store check",
    .declare = make_command<GatewayCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
