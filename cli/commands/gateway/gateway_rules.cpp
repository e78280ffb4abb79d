// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/rules_view.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::cli {
namespace {

struct GatewayRulesOptions {
  std::string id;
  std::string area;
  std::string severity;
};

void add_options(CommandLine& line, GatewayRulesOptions& options) {
  line.argument("RULE", &options.id, "ID of a rule to show in full");
  std::vector<std::string> areas;
  for (const auto& area : app::rule_areas()) areas.emplace_back(area.prefix);
  line.option("--area", &options.area, "Only rules of this area").choices(areas).excludes("RULE");
  line.option("--severity", &options.severity, "Only rules of this severity")
      .choices({"error", "warning", "note"})
      .excludes("RULE");
}

Rule find_rule(const std::vector<Rule>& catalogue, const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& entry : catalogue) {
    if (equals_ignoring_case(entry.id, id)) return entry;
    ids.emplace_back(entry.id);
  }
  const auto near = closest_match(to_upper(id), ids);
  throw Error(ErrorKind::not_found, fmt::format("rule '{}' not found", printable(id)))
      .hint(near ? fmt::format("did you mean {}?", *near) : "list them with: p2sctl gateway rules");
}

bool is_wanted(const Rule& entry, const GatewayRulesOptions& options) {
  const bool area = options.area.empty() || app::area_of(entry).prefix == options.area;
  const bool severity = options.severity.empty() ||
                        (entry.unchecked.empty() && to_string(entry.severity) == options.severity);
  return area && severity;
}

ExitCode run(const GatewayRulesOptions& options, Context& context) {
  auto rules = app::rule_catalogue();
  if (!options.id.empty())
    rules = {find_rule(rules, options.id)};
  else
    std::erase_if(rules, [&](const auto& entry) { return !is_wanted(entry, options); });
  if (context.globals().json) {
    print_rules_json(context, rules);
  } else if (!options.id.empty()) {
    print_rule(context, rules.front());
  } else {
    print_rules(context, rules);
    if (rules.empty()) context.info("no matching rules");
  }
  return ExitCode::done;
}

constexpr std::array kGatewayRulesExamples{
    Example{"p2sctl gateway rules POOL-020", "Show a rule, with the page that publishes it"},
    Example{"p2sctl gateway rules --area TUN --severity error", "List the errors in tunnel types"}};

}  // namespace

extern const Command gateway_rules{
    .path = "gateway rules",
    .summary = "Show the rules that findings refer to",
    .details =
        "Lists the rules of gateway check, diagnose, package and store check with their severity "
        "and requirement. A dash instead of the severity marks a published rule that cannot be "
        "checked from p2s.toml; the full view explains why.\n\n"
        "With an ID, shows the full rule, the page that publishes it, and whether the result "
        "depends on the date (see --as-of). All rules are described in p2sctl-rules(7).",
    .examples = kGatewayRulesExamples,
    .see_also = "gateway check",
    .declare = make_command<GatewayRulesOptions, add_options, run>,
};

}  // namespace p2s::cli
