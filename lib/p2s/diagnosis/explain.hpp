// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_search.hpp>
#include <p2s/rules/rule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A rule with the errors caused by violating it.
struct RuleExplanation {
  rules::CatalogueEntry rule;
  bool by_diagnose = false;  ///< checked by the diagnosis of a client
  std::vector<const KnownError*> errors;
};

struct Explanation {
  std::vector<ErrorMatch> errors;  ///< best first
  std::vector<RuleExplanation> rules;

  bool empty() const noexcept { return errors.empty() && rules.empty(); }
};

/// Explains a code, a rule id ("pool-20" is POOL-020), or all or part of a message.
P2S_API Explanation explain(std::string_view question);

/// The same for a pasted message or log: the errors that its lines identify, in order; otherwise as
/// explain().
P2S_API Explanation explain_text(std::string_view text);

/// The rule id in a word, for any area: "kit-2" is KIT-002. Empty if it is not a rule id.
P2S_API std::string rule_id(std::string_view word);

/// The code, name or rule id closest to a query without result.
P2S_API std::optional<std::string> closest_question(std::string_view question);

/// Every rule id that explain() knows.
P2S_API std::vector<rules::CatalogueEntry> explained_rules();

}  // namespace p2s::diagnosis
