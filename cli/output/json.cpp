// SPDX-License-Identifier: Apache-2.0
#include "output/output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
void print_json(Context& context, const nlohmann::ordered_json& document) {
  // Text from certificates and files may not be valid UTF-8: invalid bytes are replaced.
  context.out() << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                << '\n';
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
