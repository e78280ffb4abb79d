// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/rules_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

constexpr std::size_t kTextLimit = 2000;

std::string_view severity_of(const Rule& rule) {
  return rule.unchecked.empty() ? to_string(rule.severity) : "-";
}

void print_heading(Context& context, const app::RuleArea& area) {
  const auto text = fmt::format("{} ({})", area.title, area.prefix);
  context.out() << (context.out_has_colour() ? fmt::format("\033[1m{}\033[0m", text) : text)
                << '\n';
}

}  // namespace

void print_rules(Context& context, const std::vector<Rule>& rules) {
  const bool terminal = context.out_is_terminal();
  bool first = true;
  for (const auto& area : app::rule_areas()) {
    bool heading = terminal;
    for (const auto& rule : rules) {
      if (app::area_of(rule).prefix != area.prefix) continue;
      if (heading && !first) context.out() << '\n';
      if (heading) print_heading(context, area);
      heading = first = false;
      context.out() << (terminal
                            ? fmt::format("  {:<9} {:<8} {}\n", rule.id, severity_of(rule),
                                          rule.title)
                            : fmt::format("{}\t{}\t{}\n", rule.id, severity_of(rule), rule.title));
    }
  }
}

void print_rule(Context& context, const Rule& rule) {
  auto& out = context.out();
  out << fmt::format("{}: {}\n", rule.id, rule.title);
  out << fmt::format("  area: {}\n", app::area_of(rule).title);
  if (!rule.unchecked.empty()) {
    out << fmt::format("  not checked: {}\n", rule.unchecked);
    return;
  }
  out << fmt::format("  severity: {}\n", to_string(rule.severity));
  if (rule.date_dependent) out << "  dated: the result depends on the date (--as-of)\n";
  out << fmt::format("  checked by: {}\n", app::area_of(rule).checks);
  for (const auto& [name, text] : example_lines(rule)) out << fmt::format("  {}: {}\n", name, text);
  if (!rule.reference.empty()) out << fmt::format("  see: {}\n", rule.reference);
}

std::vector<std::pair<std::string, std::string>> example_lines(const Rule& rule) {
  const auto example = app::rule_example(rule);
  std::vector<std::pair<std::string, std::string>> lines;
  if (!example) {
    if (!rule.hint.empty()) lines.emplace_back("fix", rule.hint);
    return lines;
  }
  for (const auto& line : example->before) lines.emplace_back("before", line);
  lines.emplace_back("cause", printable(example->cause, kTextLimit));
  if (!example->fix.empty()) lines.emplace_back("fix", printable(example->fix, kTextLimit));
  for (const auto& line : example->after) lines.emplace_back("after", line);
  return lines;
}

nlohmann::ordered_json example_json(const Rule& rule) {
  const auto example = app::rule_example(rule);
  if (!example) return nullptr;
  return {{"before", example->before},
          {"cause", example->cause},
          {"fix", example->fix},
          {"after", example->after}};
}

void print_rules_json(Context& context, const std::vector<Rule>& rules) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& rule : rules) {
    nlohmann::ordered_json row{{"id", rule.id},
                               {"area", app::area_of(rule).prefix},
                               {"severity", nullptr},
                               {"title", rule.title},
                               {"fix", rule.hint},
                               {"reference", rule.reference},
                               {"date_dependent", rule.date_dependent},
                               {"unchecked", rule.unchecked},
                               {"example", example_json(rule)}};
    if (rule.unchecked.empty()) row["severity"] = to_string(rule.severity);
    rows.push_back(std::move(row));
  }
  print_json(context, {{"rules", std::move(rows)}});
}

}  // namespace p2s::cli
