// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// What a finding is about. Ids are ours, and are never reused.
struct Rule {
  std::string_view id;  ///< "POOL-001"
  Severity severity;    ///< highest severity of its findings
  std::string_view title;
  std::string_view reference = {};    ///< the page that publishes it; empty for rules of ours
  std::string_view hint = {};         ///< for findings without a hint of their own; may be empty
  std::string_view effective = {};    ///< first day that it applies to, "2026-03-31"; may be empty
  std::string_view ineffective = {};  ///< first day that it no longer applies to; may be empty
  bool date_dependent = false;        ///< the result depends on the day of the check
  std::string_view unchecked = {};  ///< why it is published but not checked; empty if it is checked
};

/// Whether the rule applies to the day of `as_of`.
P2S_API bool applies(const Rule& rule, Time as_of);

/// A finding of `rule`, with its severity and hint by default.
P2S_API Finding finding(const Rule& rule, std::string subject, std::string message,
                        std::string hint = {});
P2S_API Finding finding(const Rule& rule, Severity severity, std::string subject,
                        std::string message, std::string hint = {});
/// With known cures, whose texts are the hint.
P2S_API Finding finding(const Rule& rule, std::string subject, std::string message, Fix fix);
P2S_API Finding finding(const Rule& rule, std::string subject, std::string message,
                        std::vector<Fix> fixes);
P2S_API Finding finding(const Rule& rule, Severity severity, std::string subject,
                        std::string message, std::vector<Fix> fixes);

/// A rule of `Table` by its id. An id that is not in the table does not compile.
template <const auto& Table>
class RuleOf {
 public:
  consteval RuleOf(const char* id) {  // NOLINT(google-explicit-constructor): ids are plain text
    for (const Rule& rule : Table) {
      if (rule.id == id) rule_ = &rule;
    }
    if (rule_ == nullptr) throw "rule not found";
  }

  constexpr operator const Rule&() const noexcept {  // NOLINT(google-explicit-constructor)
    return *rule_;
  }

 private:
  const Rule* rule_ = nullptr;
};

}  // namespace p2s
