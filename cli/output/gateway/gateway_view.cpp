// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/gateway_view.hpp"

#include "output/pool/pool_view.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/base/text/text_diff.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <tuple>

namespace p2s::cli {
namespace {

constexpr std::size_t kPathLimit = 4096;
constexpr std::size_t kMostOfOneRule = 50;
constexpr std::array kSeverities{Severity::error, Severity::warning, Severity::note};

/// "p2s.toml:12:10: "; without a position only the file.
std::string place_of(const std::string& file, const spec::SpecPosition& at) {
  return at.line == 0 ? file + ": " : fmt::format("{}:{}:{}: ", file, at.line, at.column);
}

struct PlacedFinding {
  const Finding* finding;
  spec::SpecPosition at;
};

/// The findings of one severity in the order of the file; those without a position come first.
std::vector<PlacedFinding> in_order(const app::GatewayCheck& check, Severity severity) {
  std::vector<PlacedFinding> found;
  for (const auto& finding : check.report.findings) {
    if (finding.severity != severity) continue;
    found.push_back(
        {&finding, check.positions.find(finding.subject).value_or(spec::SpecPosition{})});
  }
  std::stable_sort(found.begin(), found.end(), [](const PlacedFinding& a, const PlacedFinding& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  return found;
}

void add_place(nlohmann::ordered_json& row, const app::GatewayCheck& check,
               const Finding& finding) {
  const auto at = check.positions.find(finding.subject);
  if (!at) return;
  row["line"] = at->line;
  row["column"] = at->column;
}

/// Shows the first findings of each rule, then the number of further ones.
class Sparing {
 public:
  explicit Sparing(Context& context) : context_(context) {}

  void print(const Finding& finding, const std::string& place) {
    if (++seen_[finding.rule] <= kMostOfOneRule) print_finding(context_, finding, place);
  }

  void print_rest(const std::string& file) {
    for (const auto& [rule, count] : seen_) {
      if (count <= kMostOfOneRule) continue;
      context_.out() << fmt::format("{}: and {} more of {}; use --json to see all\n", file,
                                    count - kMostOfOneRule, rule);
    }
  }

 private:
  Context& context_;
  std::map<std::string, std::size_t> seen_;
};

std::string diff_of(const app::GatewayFix& fix) {
  return unified_diff(fix.before, fix.check.text, shown_path(fix.check.file));
}

nlohmann::ordered_json fixed_json(const std::vector<rules::AppliedFix>& applied) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& [rule, subject, fix] : applied)
    rows.push_back({{"rule", rule}, {"subject", subject}, {"fix", fix_json(fix)}});
  return rows;
}

std::string counted_or_no(std::size_t count, std::string_view singular, std::string_view plural) {
  return count == 0 ? fmt::format("no {}", plural) : counted(count, singular, plural);
}

}  // namespace

std::string shown_path(const std::filesystem::path& file) {
  if (file == "-") return "<stdin>";
  if (!file.is_absolute()) return file.lexically_normal().string();
  std::error_code failure;
  const auto here = std::filesystem::current_path(failure);
  const auto relative = file.lexically_relative(here);
  const bool below = !failure && !relative.empty() && *relative.begin() != "..";
  return below ? relative.string() : file.string();
}

void print_check(Context& context, const app::GatewayCheck& check, Severity least) {
  const auto file = printable(shown_path(check.file), kPathLimit);
  Sparing findings(context);
  for (const auto severity : kSeverities) {
    if (!is_at_least(severity, least)) break;
    for (const auto& [finding, at] : in_order(check, severity))
      findings.print(*finding, place_of(file, at));
  }
  findings.print_rest(file);
  for (const auto& [finding, reason] : check.report.silenced) {
    if (!is_at_least(finding.severity, least)) continue;
    const auto at = check.positions.find(finding.subject).value_or(spec::SpecPosition{});
    print_finding(context, finding, place_of(file, at) + "silenced ");
    context.out() << "  reason: " << printable(reason, 2000) << '\n';
  }
}

namespace {

/// `gateway.pools[0] is now "172.16.201.0/24"`
std::string told(const Edit& edit) {
  if (edit.change == Change::set) return fmt::format("{} is now {}", edit.key, edit.value);
  if (edit.change == Change::add) return fmt::format("added {} to {}", edit.value, edit.key);
  return edit.value.empty() ? "removed " + edit.key
                            : fmt::format("removed {} from {}", edit.value, edit.key);
}

}  // namespace

void print_fixes(Context& context, const app::GatewayFix& fix) {
  const auto file = printable(shown_path(fix.check.file), kPathLimit);
  for (const auto& [rule, _, cure] : fix.applied) {
    std::vector<std::string> changes;
    for (const auto& edit : cure.edits) changes.push_back(printable(told(edit), 2000));
    context.out() << fmt::format("{}: fixed {}: {}\n", file, rule, join(changes, "; "));
  }
}

void print_diff(Context& context, const app::GatewayFix& fix) { context.out() << diff_of(fix); }

void print_check_json(Context& context, const app::GatewayCheck& check, Severity least,
                      const app::GatewayFix* fix) {
  const auto& report = check.report;
  auto shown = report.findings;
  std::erase_if(shown, [&](const Finding& each) { return !is_at_least(each.severity, least); });
  nlohmann::ordered_json document{{"file", shown_path(check.file)}};
  document.update(pools_json(report.pools));
  add_findings(document, shown);
  for (std::size_t i = 0; i < shown.size(); ++i)
    add_place(document["findings"][i], check, shown[i]);
  document["errors"] = count(report.findings, Severity::error);
  document["warnings"] = count(report.findings, Severity::warning);
  document["notes"] = count(report.findings, Severity::note);
  auto silenced = nlohmann::ordered_json::array();
  for (const auto& [finding, reason] : report.silenced) {
    if (!is_at_least(finding.severity, least)) continue;
    auto row = finding_json(finding);
    add_place(row, check, finding);
    row["reason"] = reason;
    silenced.push_back(std::move(row));
  }
  document["silenced"] = std::move(silenced);
  if (fix != nullptr) {
    document["fixed"] = fixed_json(fix->applied);
    document["diff"] = diff_of(*fix);
  }
  print_json(context, document);
}

std::string check_summary(const app::GatewayCheck& check) {
  const auto& findings = check.report.findings;
  auto text =
      fmt::format("{}, {}, {}", counted_or_no(count(findings, Severity::error), "error", "errors"),
                  counted_or_no(count(findings, Severity::warning), "warning", "warnings"),
                  counted_or_no(count(findings, Severity::note), "note", "notes"));
  const auto silenced = check.report.silenced.size();
  return silenced == 0 ? text : fmt::format("{}, {} silenced", text, silenced);
}

}  // namespace p2s::cli
