// SPDX-License-Identifier: Apache-2.0
#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/base/text/code_point.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

/// JSON in which characters that would hide or reorder text on a terminal are escaped.
std::string with_escapes(std::string_view json) {
  std::string escaped;
  while (!json.empty()) {
    const auto other = std::find_if(json.begin(), json.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x7F; });
    escaped.append(json.begin(), other);
    json.remove_prefix(static_cast<std::size_t>(other - json.begin()));
    if (json.empty()) break;
    const auto first = first_code_point(json);
    const auto piece = json.substr(0, first.bytes);
    if (!find_unprintable(piece).empty() && first.code <= 0xFFFF)
      escaped += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(first.code));
    else
      escaped += piece;
    json.remove_prefix(piece.size());
  }
  return escaped;
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& document) {
  // Text from certificates and files may not be valid UTF-8: invalid bytes are replaced.
  const auto text = document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return with_escapes(text) + '\n';
}

void print_json(Context& context, const nlohmann::ordered_json& document) {
  if (!context.globals().dry_run) {
    context.out() << json_text(document);
    return;
  }
  auto marked = document;
  marked["dry_run"] = true;
  context.out() << json_text(marked);
}

nlohmann::ordered_json or_null(std::string_view text) {
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

nlohmann::ordered_json or_null(const std::optional<Time>& time) {
  return time ? nlohmann::ordered_json(format_time(*time)) : nlohmann::ordered_json();
}

nlohmann::ordered_json or_null(const std::optional<std::uint64_t>& number) {
  return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
}

nlohmann::ordered_json object_of(const JsonFields& fields) {
  auto object = nlohmann::ordered_json::object();
  for (const auto& [key, value] : fields)
    std::visit([&, name = std::string(key)](const auto& one) { object[name] = one; }, value);
  return object;
}

void print_record(Context& context, const JsonFields& fields) {
  print_json(context, object_of(fields));
}

void print_record(Context& context, std::string_view name, const JsonFields& fields) {
  print_json(context, {{std::string(name), object_of(fields)}});
}

void print_checked(Context& context, const JsonFields& fields, const Findings& findings) {
  auto document = object_of(fields);
  add_findings(document, findings);
  print_json(context, document);
}

nlohmann::ordered_json fix_json(const Fix& fix) {
  auto edits = nlohmann::ordered_json::array();
  for (const auto& edit : fix.edits) {
    edits.push_back({{"change", to_string(edit.change)}, {"key", edit.key}});
    if (!edit.value.empty()) edits.back()["value"] = edit.value;
  }
  return {{"text", fix.text}, {"edits", std::move(edits)}, {"decision", fix.decision}};
}

nlohmann::ordered_json finding_json(const Finding& finding) {
  nlohmann::ordered_json row{
      {"rule", finding.rule},       {"severity", to_string(finding.severity)},
      {"subject", finding.subject}, {"message", finding.message},
      {"hint", finding.hint},       {"reference", finding.reference}};
  if (finding.fixes.empty()) return row;
  row["fixes"] = nlohmann::ordered_json::array();
  for (const auto& fix : finding.fixes) row["fixes"].push_back(fix_json(fix));
  return row;
}

void add_findings(nlohmann::ordered_json& document, const Findings& findings) {
  auto rows = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) rows.push_back(finding_json(finding));
  document["findings"] = std::move(rows);
  document["errors"] = count(findings, Severity::error);
  document["warnings"] = count(findings, Severity::warning);
}

}  // namespace p2s::cli
