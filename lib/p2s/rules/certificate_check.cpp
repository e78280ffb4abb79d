// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/certificate_check.hpp"

#include <p2s/base/error.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/certificate_tests.hpp>

#include <fmt/format.h>

namespace p2s::rules {
namespace {

const RuleInfo& rule_of(std::string_view id) {
  for (const auto& set : {root_rules(), certificate_rules()}) {
    for (const auto& rule : set.rules) {
      if (rule.id == id) return rule;
    }
  }
  throw Error(ErrorKind::internal, fmt::format("rule {} not found", id));
}

}  // namespace

Findings check_certificate(const CertificateFacts& facts, CertificateRole role,
                           const std::string& subject, Time as_of) {
  Findings findings;
  for (const auto& test : certificate_tests()) {
    if (!test.applies_to(role)) continue;
    auto fault = test.fault(facts, as_of);
    if (!fault) continue;
    findings.push_back(finding(rule_of(test.rule), fault->severity, subject,
                               std::move(fault->message), std::move(fault->hint)));
  }
  return findings;
}

}  // namespace p2s::rules
