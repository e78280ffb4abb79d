#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/rules_view.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

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
  line.argument("RULE", &options.id, "one rule, shown in full");
  std::vector<std::string> areas;
  for (const auto& area : rules::rule_areas()) areas.emplace_back(area.prefix);
  line.option("--area", &options.area, "only this area").choices(areas).excludes("RULE");
  line.option("--severity", &options.severity, "only rules of this severity")
      .choices({"error", "warning", "note"})
      .excludes("RULE");
}

rules::CatalogueEntry find_rule(const std::vector<rules::CatalogueEntry>& catalogue,
                                const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& entry : catalogue) {
    if (equals_ignoring_case(entry.id, id)) return entry;
    ids.emplace_back(entry.id);
  }
  const auto near = closest_match(to_upper(id), ids);
  throw Error(ErrorKind::not_found, fmt::format("no rule has the id '{}'", printable(id)))
      .hint(near ? fmt::format("did you mean {}?", *near) : "list them with: p2sctl gateway rules");
}

bool is_wanted(const rules::CatalogueEntry& entry, const GatewayRulesOptions& options) {
  const bool area = options.area.empty() || area_of(entry) == options.area;
  const bool severity = options.severity.empty() ||
                        (entry.severity && to_string(*entry.severity) == options.severity);
  return area && severity;
}

ExitCode run(const GatewayRulesOptions& options, Context& context) {
  auto rules = rules::rule_catalogue();
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
    if (rules.empty()) context.info("no such rules");
  }
  return ExitCode::done;
}

constexpr std::array kGatewayRulesExamples{
    Example{"p2sctl gateway rules POOL-020", "one rule: what it asks for and who says so"},
    Example{"p2sctl gateway rules --area TUN --severity error", "what tunnels can fail by"}};

}  // namespace

extern const Command gateway_rules{
    .path = "gateway rules",
    .summary = "show the rules that a gateway is checked by",
    .details =
        "Lists every published rule with its area, its severity and what must hold. A dash in "
        "place of the severity stands for what is published but cannot be judged from p2s.toml; "
        "shown alone, such a rule says why.\n\n"
        "With an id: the whole rule, with the page that publishes it, and whether its verdict "
        "depends on the day (see --as-of). The page p2sctl-rules(7) holds them all.",
    .examples = kGatewayRulesExamples,
    .see_also = "gateway check",
    .declare = make_command<GatewayRulesOptions, add_options, run>,
};

}  // namespace p2s::cli
