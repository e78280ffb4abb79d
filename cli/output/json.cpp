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

nlohmann::ordered_json finding_json(const Finding& finding) {
  return {{"rule", finding.rule},       {"severity", to_string(finding.severity)},
          {"subject", finding.subject}, {"message", finding.message},
          {"hint", finding.hint},       {"reference", finding.reference}};
}

void add_findings(nlohmann::ordered_json& document, const Findings& findings) {
  auto rows = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) rows.push_back(finding_json(finding));
  document["findings"] = std::move(rows);
  document["errors"] = count(findings, Severity::error);
  document["warnings"] = count(findings, Severity::warning);
}

}  // namespace p2s::cli
