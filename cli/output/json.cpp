#include "output.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {

void print_json(Context& context, const nlohmann::ordered_json& document) {
  // Text from certificates and files may be no UTF-8: it is replaced, the document stays JSON.
  context.out() << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                << '\n';
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
