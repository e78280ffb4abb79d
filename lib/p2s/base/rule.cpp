// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/rule.hpp"

namespace p2s {

bool applies(const Rule& rule, Time as_of) {
  const auto today = format_date(as_of);  // dates of this form sort as text
  return (rule.effective.empty() || today >= rule.effective) &&
         (rule.ineffective.empty() || today < rule.ineffective);
}

Finding finding(const Rule& rule, std::string subject, std::string message, std::string hint) {
  return finding(rule, rule.severity, std::move(subject), std::move(message), std::move(hint));
}

Finding finding(const Rule& rule, Severity severity, std::string subject, std::string message,
                std::string hint) {
  if (hint.empty()) hint = rule.hint;
  return {std::string(rule.id), severity,        std::move(subject),
          std::move(message),   std::move(hint), std::string(rule.reference)};
}

Finding finding(const Rule& rule, std::string subject, std::string message, Fix fix) {
  return finding(rule, std::move(subject), std::move(message), std::vector{std::move(fix)});
}

Finding finding(const Rule& rule, std::string subject, std::string message,
                std::vector<Fix> fixes) {
  return finding(rule, rule.severity, std::move(subject), std::move(message), std::move(fixes));
}

Finding finding(const Rule& rule, Severity severity, std::string subject, std::string message,
                std::vector<Fix> fixes) {
  std::string hint;
  for (const auto& fix : fixes) hint += (hint.empty() ? "" : ", or ") + fix.text;
  auto made = finding(rule, severity, std::move(subject), std::move(message), std::move(hint));
  made.fixes = std::move(fixes);
  return made;
}

}  // namespace p2s
