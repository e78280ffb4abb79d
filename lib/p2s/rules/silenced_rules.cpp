// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/silenced_rules.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::rules {
namespace {

[[noreturn]] void refuse(const spec::SilencedRule& rule, std::string_view file,
                         const spec::SpecPositions& positions, std::string_view problem,
                         std::string hint) {
  const auto at = positions.find(rule.origin).value_or(spec::SpecPosition{1, 1, 1, 1});
  throw Error(ErrorKind::malformed, fmt::format("{}:{}:{}: '{}' {}", printable(file), at.line,
                                                at.column, printable(rule.origin), problem))
      .hint(std::move(hint));
}

Finding idle(const spec::SilencedRule& rule) {
  return {rule.id,
          Severity::note,
          rule.origin,
          "silenced, but it has no finding in this file",
          fmt::format("remove {} from [rules]", rule.id),
          {}};
}

}  // namespace

void require_known_rules(const spec::GatewaySpec& spec, std::string_view file,
                         const spec::SpecPositions& positions) {
  if (spec.rules.empty()) return;
  std::vector<std::string> ids;
  for (const auto& entry : gateway_check_rules()) ids.emplace_back(entry.id);
  for (const auto& rule : spec.rules) {
    if (std::find(ids.begin(), ids.end(), rule.id) == ids.end()) {
      const auto near = closest_match(to_upper(rule.id), ids);
      refuse(
          rule, file, positions, "is not a rule id",
          near ? fmt::format("did you mean {}?", *near) : "use the id of a rule, such as SKU-020");
    }
    if (trim(rule.reason).empty()) {
      refuse(rule, file, positions, "silences a rule without a reason",
             fmt::format("give the reason: {} = \"accepted because …\"", rule.id));
    }
  }
}

std::vector<SilencedFinding> silence(std::span<const spec::SilencedRule> rules,
                                     Findings& findings) {
  std::vector<SilencedFinding> silenced;
  if (rules.empty()) return silenced;
  Findings kept;
  std::set<std::string_view> used;
  for (auto& each : findings) {
    const auto rule = std::find_if(
        rules.begin(), rules.end(),
        [&](const spec::SilencedRule& candidate) { return candidate.id == each.rule; });
    if (rule == rules.end()) {
      kept.push_back(std::move(each));
      continue;
    }
    used.insert(rule->id);
    silenced.push_back({std::move(each), rule->reason});
  }
  for (const auto& rule : rules) {
    if (!used.contains(rule.id)) kept.push_back(idle(rule));
  }
  findings = std::move(kept);
  sort_findings(findings);
  return silenced;
}

}  // namespace p2s::rules
