// SPDX-License-Identifier: Apache-2.0
#include "output/package/kit_view.hpp"

#include "output/json_values.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace p2s::cli {

using Json = nlohmann::ordered_json;

namespace {

// "2 kits built, but none can connect until the gateway trusts root 'Main'"
std::string untrusted(const app::KitResult& result) {
  std::set<std::string> roots;
  std::size_t waiting = 0;
  for (const auto& kit : result.kits) {
    if (kit.untrusted_root.empty()) continue;
    ++waiting;
    roots.insert(fmt::format("'{}'", printable(kit.untrusted_root)));
  }
  if (waiting == 0) return {};
  const auto all = result.kits.size();
  const std::string which = all == 1         ? "it cannot"
                            : waiting == all ? "none can"
                                             : fmt::format("{} of them cannot", waiting);
  return fmt::format(", but {} connect until the gateway trusts {} {}", which,
                     roots.size() == 1 ? "root" : "the roots", fmt::join(roots, " and "));
}

}  // namespace

void print_kits_json(Context& context, const app::KitResult& result) {
  Json document{{"kits", Json::array()}};
  for (const auto& kit : result.kits) {
    const std::string password = kit.password_file.string();
    document["kits"].push_back({{"client", kit.client},
                                {"path", kit.path.string()},
                                {"files", kit.files},
                                {"thumbprint", kit.thumbprint},
                                {"password_file", or_null(password)},
                                {"kept", kit.kept},
                                {"untrusted_root", or_null(kit.untrusted_root)}});
  }
  document["not_built"] = result.not_built;
  add_findings(document, result.findings);
  print_json(context, document);
}

void print_plan_json(Context& context, const app::KitRequest& request, const app::KitPlan& plan) {
  Json document{{"kits", Json::array()}};
  for (const auto& client : plan.clients) {
    const auto path = kit::kit_path(request.output, client.name, request.form).string();
    document["kits"].push_back({{"client", client.name}, {"path", path}, {"files", Json::array()}});
  }
  add_findings(document, plan.findings);
  print_json(context, document);
}

void print_kit_findings(const Findings& findings, Context& context) {
  for (const auto& finding : findings) {
    const std::string text =
        fmt::format("{}: {}{}{}", finding.rule, printable(finding.subject),
                    finding.subject.empty() ? "" : ": ", printable(finding.message, 2000));
    if (finding.severity == Severity::note) {
      context.info("note: " + text);
    } else {
      context.warn(text, finding.severity);
    }
    if (!finding.hint.empty()) context.info("  hint: " + printable(finding.hint, 2000));
  }
}

std::string kits_outcome(const app::KitResult& result) {
  const auto kept = static_cast<std::size_t>(std::count_if(
      result.kits.begin(), result.kits.end(), [](const app::BuiltKit& kit) { return kit.kept; }));
  std::string text = counted(result.kits.size() - kept, "kit", "kits") + " built";
  if (kept != 0) text += fmt::format(", {} kept", kept);
  const auto waiting = untrusted(result);
  text += waiting;
  if (!result.not_built.empty())
    text += fmt::format("{} {} not built", waiting.empty() ? "," : ";", result.not_built.size());
  return text;
}

}  // namespace p2s::cli
