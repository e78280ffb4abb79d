// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>
#include <p2s/diagnosis/catalogue/error_search.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A rule with the errors caused by violating it.
struct RuleExplanation {
  Rule rule;
  bool by_diagnose = false;  ///< checked by the diagnosis of a client
  std::vector<const KnownError*> errors;
};

/// Best first. If nothing is found: what is not in the catalogue, and what is near.
struct Explanation {
  std::vector<const KnownError*> errors;
  std::vector<RuleExplanation> rules;
  std::string unknown;               ///< a number or symbol of the text; may be empty
  std::vector<std::string> nearest;  ///< names of entries or rules, at most three
  bool translated = false;           ///< nothing is found, and the text is not English

  bool empty() const noexcept { return errors.empty() && rules.empty(); }
};

/// Explains a number, a rule id ("pool-20" is POOL-020), a name, or a message or part of one. The
/// first of these decides, and nothing else counts:
/// 1. the whole text is a name, a number or a symbol of the catalogue;
/// 2. ids of `rules`;
/// 3. numbers that are error codes (numbers_in()). One that the catalogue lacks means "unknown",
///    whatever the words say; below 200, it outweighs only the words of step 6;
/// 4. phrases of entries, the longest first; consequences after causes;
/// 5. symbols: words in capitals with _, or the word after Code=. One that the catalogue lacks and
///    that is called an error means "unknown";
/// 6. the whole message of an entry, then words, by search_words(), of the clients that the text
///    names. Below least_score(), or if the words are those of many entries or of every program,
///    nothing is an answer.
/// A text of several lines is read as a log: causes in time order, then consequences.
P2S_API Explanation explain(std::string_view question, std::span<const Rule> rules = {});

/// The rule id in a word, for any area: "kit-2" is KIT-002. Empty if it is not a rule id.
P2S_API std::string rule_id(std::string_view word);

}  // namespace p2s::diagnosis
