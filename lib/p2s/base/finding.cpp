// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/finding.hpp"

#include <algorithm>
#include <tuple>

namespace p2s {

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

void sort_findings(Findings& findings) {
  const auto key = [](const Finding& finding) {
    return std::tie(finding.subject, finding.rule, finding.message, finding.severity, finding.hint,
                    finding.reference);
  };
  std::sort(findings.begin(), findings.end(),
            [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

const Fix* fix_of(const Finding& finding) noexcept {
  const auto found = std::find_if(finding.fixes.begin(), finding.fixes.end(), [](const Fix& fix) {
    return !fix.decision && !fix.edits.empty();
  });
  return found == finding.fixes.end() ? nullptr : &*found;
}

std::size_t count(const Findings& findings, Severity severity) noexcept {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

}  // namespace p2s
