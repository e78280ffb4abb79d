// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/gateway_diff_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using live::DifferenceKind;
using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestValue = 400;

std::string_view sign_of(DifferenceKind kind) {
  return kind == DifferenceKind::added ? "+" : kind == DifferenceKind::removed ? "-" : "~";
}

/// `revoked certificate 'alice': 0123…`; a name that is the value is shown once.
std::string subject_of(const live::Difference& difference) {
  const auto& value = difference.after.empty() ? difference.before : difference.after;
  auto text = std::string(live::item_name(difference.part));
  const auto name = printable(difference.name);
  if (!difference.name.empty() && difference.name != value) text += fmt::format(" '{}'", name);
  return text;
}

std::string value_text(const live::Difference& difference) {
  const auto before = printable(difference.before, kLongestValue);
  const auto after = printable(difference.after, kLongestValue);
  if (difference.kind != DifferenceKind::changed) return after.empty() ? before : after;
  return fmt::format("{}\n      to {}", before, after);
}

std::string joined_parts(const std::vector<live::Part>& parts) {
  std::vector<std::string> names;
  for (const auto part : parts) names.emplace_back(live::display_name(part));
  return join(names, ", ");
}

/// The text of a cell.
std::string cell(std::string_view text) {
  return render::escape_markdown(printable(text, kLongestValue));
}

std::string named(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const auto& name : names) shown.push_back(cell(name));
  return join(shown, ", ");
}

}  // namespace

std::string gateway_diff_summary(const app::GatewayDiff& diff) {
  auto text = diff.changes.empty() ? std::string("no differences")
                                   : counted(diff.changes.size(), "difference", "differences");
  if (diff.new_kits) text += "; users need new kits";
  if (diff.interrupts) text += "; connections are interrupted";
  return text;
}

void print_gateway_diff(Context& context, const app::GatewayDiff& diff) {
  for (const auto& [difference, effect] : diff.changes) {
    context.out() << fmt::format("{} {}: {}\n", sign_of(difference.kind), subject_of(difference),
                                 value_text(difference));
    if (!effect.empty()) context.out() << fmt::format("    {}\n", effect);
  }
  if (!diff.not_compared.empty()) {
    context.out() << fmt::format("? not compared, as the output does not show it: {}\n",
                                 joined_parts(diff.not_compared));
  }
  print_findings(context, diff.findings);
}

void print_gateway_diff_markdown(Context& context, const app::GatewayDiff& diff) {
  auto& out = context.out();
  out << fmt::format("### Gateway {}: {}\n", cell(diff.live.spec.name), gateway_diff_summary(diff));
  if (!diff.changes.empty()) {
    out << "\n| Change | What | Deployed | Desired | Effect |\n|---|---|---|---|---|\n";
    for (const auto& [difference, effect] : diff.changes) {
      out << fmt::format("| {} | {} | {} | {} | {} |\n", to_string(difference.kind),
                         cell(subject_of(difference)), cell(difference.before),
                         cell(difference.after), cell(effect));
    }
  }
  if (!diff.lose_access.empty()) out << "\nLose access: " << named(diff.lose_access) << '\n';
  if (!diff.gain_access.empty()) out << "\nGain access: " << named(diff.gain_access) << '\n';
  if (!diff.not_compared.empty())
    out << "\nNot compared (not in the output): " << joined_parts(diff.not_compared) << '\n';
  if (!diff.findings.empty()) out << "\n";
  for (const auto& each : diff.findings) {
    out << fmt::format("- {} {}: {}: {}\n", to_string(each.severity), each.rule, cell(each.subject),
                       cell(each.message));
  }
}

void print_gateway_diff_json(Context& context, const app::GatewayDiff& diff) {
  Json document{{"gateway", diff.live.spec.name},
                {"form", live::display_name(diff.live.form)},
                {"differences", Json::array()}};
  for (const auto& [difference, effect] : diff.changes) {
    document["differences"].push_back({{"part", live::to_string(difference.part)},
                                       {"change", to_string(difference.kind)},
                                       {"name", difference.name},
                                       {"before", or_null(difference.before)},
                                       {"after", or_null(difference.after)},
                                       {"effect", effect}});
  }
  document["not_compared"] = Json::array();
  for (const auto part : diff.not_compared)
    document["not_compared"].push_back(live::to_string(part));
  document["lose_access"] = diff.lose_access;
  document["gain_access"] = diff.gain_access;
  document["new_kits"] = diff.new_kits;
  document["interrupts"] = diff.interrupts;
  add_findings(document, diff.findings);
  print_json(context, document);
}

}  // namespace p2s::cli
