// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/report/model_parts.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <map>

namespace p2s::app {
namespace {

using render::Model;
using Models = std::vector<Model>;

Model finding_model(const Finding& finding) {
  return std::move(Model()
                       .text("severity", std::string(to_string(finding.severity)))
                       .text("rule", page_text(finding.rule))
                       .text("subject", page_text(finding.subject))
                       .text("message", page_text(finding.message))
                       .flag("has_hint", !finding.hint.empty())
                       .text("hint", page_text(finding.hint))
                       .flag("has_reference", !finding.reference.empty())
                       .text("reference", page_text(finding.reference)));
}

/// The first findings of each rule, errors first; of the others, how many there are.
Models finding_models(Findings findings, Models& further) {
  constexpr std::size_t kMostPerRule = 10;
  Models models;
  std::map<std::string, std::size_t> counts;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  for (const auto& each : findings)
    if (++counts[each.rule] <= kMostPerRule) models.push_back(finding_model(each));
  for (const auto& [rule, count] : counts) {
    if (count <= kMostPerRule) continue;
    further.push_back(std::move(
        Model().text("rule", page_text(rule)).text("count", std::to_string(count - kMostPerRule))));
  }
  return models;
}

}  // namespace

void add_findings(Model& model, const Known<rules::GatewayReport>& check) {
  Models findings;
  Models further;
  Models silenced;
  if (check.facts) {
    findings = finding_models(check.facts->findings, further);
    for (const auto& each : check.facts->silenced) {
      silenced.push_back(finding_model(each.finding));
      silenced.back().text("reason", page_text(each.reason));
    }
  }
  add_state(model, "check", check, findings.empty());
  model.flag("no_findings", check.facts && findings.empty());
  model.flag("has_findings", !findings.empty()).flag("has_silenced", !silenced.empty());
  model.text("silenced_count", counted(silenced.size(), "finding is silenced in p2s.toml",
                                       "findings are silenced in p2s.toml"));
  model.list("findings", std::move(findings)).list("further", std::move(further));
  model.list("silenced", std::move(silenced));
}

}  // namespace p2s::app
