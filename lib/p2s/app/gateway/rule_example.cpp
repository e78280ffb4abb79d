// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/rule_example.hpp"

#include <p2s/base/embedded.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/spec/flat_keys.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::app {

/// tests/rules/ID.toml, and base.toml, which they change.
namespace rule_cases {
std::span<const EmbeddedFile> embedded_files();
}

namespace {

using Keys = std::map<std::string, std::string>;

constexpr std::size_t kLongestLine = 300;

std::optional<Keys> case_keys(std::string_view name) {
  for (const auto& file : rule_cases::embedded_files()) {
    if (file.name == fmt::format("{}.toml", name)) return spec::flat_keys(file.content, file.name);
  }
  return std::nullopt;
}

/// The keys of a table of a case, without its name.
Keys part_of(const Keys& all, const std::string& table) {
  Keys part;
  for (const auto& [key, value] : all) {
    if (key.starts_with(table + '.')) part.emplace(key.substr(table.size() + 1), value);
  }
  return part;
}

bool has_long_lists(const Keys& changes) { return changes.contains("repeat"); }

/// The text of a string that is written as TOML.
std::string unquoted(std::string_view value) {
  return replace_all(replace_all(value.substr(1, value.size() - 2), R"(\")", "\""), R"(\\)", "\\");
}

/// What the case says of a fault that p2s.toml alone does not show; a test compares it.
std::optional<Finding> recorded_fault(const Keys& says) {
  if (says.empty()) return std::nullopt;
  Finding fault;
  fault.message = unquoted(says.at("cause"));
  if (says.contains("fix")) fault.hint = unquoted(says.at("fix"));
  return fault;
}

/// A line for each certificate of a list.
void add_certificates(std::string_view kind, std::string_view list,
                      std::vector<std::string>& lines) {
  const auto what = kind == "clients"        ? "client certificate"
                    : kind == "roots"        ? "root certificate"
                    : kind == "radius_roots" ? "root of the RADIUS server"
                                             : "certificate in the store";
  const auto parts = replace_all(list, "}, {", "\n");
  for (const auto part : split_lines(parts)) {
    const auto facts = part.find_first_not_of("[{ ");
    if (facts == std::string_view::npos) continue;
    lines.push_back(printable(
        fmt::format("{}: {}", what, part.substr(facts, part.find_last_not_of("]} ") + 1 - facts)),
        kLongestLine));
  }
}

/// Applies the changes; "remove" lists keys.
void change(Keys& keys, const Keys& changes) {
  for (const auto& [key, value] : changes) {
    if (key != "remove") keys[key] = value;
  }
  const auto removed = changes.find("remove");
  if (removed == changes.end()) return;
  std::erase_if(keys, [&](const auto& each) {
    const auto quoted = fmt::format("\"{}\"", each.first.substr(0, each.first.find('.')));
    return removed->second.find(fmt::format("\"{}\"", each.first)) != std::string::npos ||
           removed->second.find(quoted) != std::string::npos;
  });
}

std::optional<Finding> find_fault(const Rule& rule, Keys keys) {
  auto day = parse_time("2026-11-01");
  if (const auto as_of = keys.extract("as_of"); !as_of.empty())
    day = parse_time(replace_all(as_of.mapped(), "\"", ""));
  std::string text;
  for (const auto& [key, value] : keys) text += fmt::format("{} = {}\n", key, value);
  const auto report = rules::check_gateway(spec::read_spec(text, "p2s.toml"), {}, day.value());
  const auto found = std::find_if(
      report.findings.begin(), report.findings.end(),
      [&](const Finding& each) { return each.rule == rule.id && each.severity == rule.severity; });
  return found == report.findings.end() ? std::nullopt : std::optional(*found);
}

/// The values of the keys that differ.
std::vector<std::string> lines_of(const Keys& keys, const Keys& others) {
  constexpr std::string_view kCertificates = "certificates.";
  std::vector<std::string> lines;
  for (const auto& [key, value] : keys) {
    const auto other = others.find(key);
    if (key == "as_of") continue;  // the day of the case
    if (other != others.end() && other->second == value) continue;
    if (key.starts_with(kCertificates))
      add_certificates(key.substr(kCertificates.size()), value, lines);
    else
      lines.push_back(printable(fmt::format("{} = {}", key, value), kLongestLine));
  }
  return lines;
}

}  // namespace

std::optional<RuleExample> rule_example(const Rule& rule) {
  const auto changes = case_keys(rule.id);
  if (!changes || has_long_lists(part_of(*changes, "both")) ||
      has_long_lists(part_of(*changes, "fail")))
    return std::nullopt;
  auto wrong = case_keys("base").value();
  change(wrong, part_of(*changes, "both"));
  auto right = wrong;
  change(wrong, part_of(*changes, "fail"));
  change(right, part_of(*changes, "pass"));
  auto fault = recorded_fault(part_of(*changes, "says"));
  if (!fault) fault = find_fault(rule, wrong);
  if (!fault) return std::nullopt;
  return RuleExample{lines_of(wrong, right), fault->message, fault->hint, lines_of(right, wrong)};
}

}  // namespace p2s::app
