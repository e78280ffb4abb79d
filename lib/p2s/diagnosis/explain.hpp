#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_search.hpp>
#include <p2s/rules/rule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A rule with the errors that come of breaking it.
struct RuleExplanation {
  rules::CatalogueEntry rule;
  bool by_diagnose = false;  ///< `diagnose` judges it, on the client
  std::vector<const KnownError*> errors;
};

struct Explanation {
  std::vector<ErrorMatch> errors;  ///< best first
  std::vector<RuleExplanation> rules;

  bool empty() const noexcept { return errors.empty() && rules.empty(); }
};

/// What a code, a rule id ("pool-20" is POOL-020), a message or a part of one means.
P2S_API Explanation explain(std::string_view question);

/// The same for a pasted message or log: what its lines name for certain, in their order; else as
/// above.
P2S_API Explanation explain_text(std::string_view text);

/// The rule id that a word spells, whatever its area: "kit-2" is KIT-002. Empty when it spells
/// none.
P2S_API std::string rule_id(std::string_view word);

/// The code, name or rule id that a question without an answer may have meant.
P2S_API std::optional<std::string> closest_question(std::string_view question);

/// Every rule id that explain() knows, published ones first.
P2S_API std::vector<rules::CatalogueEntry> explained_rules();

}  // namespace p2s::diagnosis
