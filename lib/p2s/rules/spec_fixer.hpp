// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::rules {

/// A fix that was applied, and the first finding that it cured.
struct AppliedFix {
  std::string rule;
  std::string subject;
  Fix fix;
};

struct FixedSpec {
  std::string text;  ///< unchanged without applied fixes
  std::vector<AppliedFix> applied;
};

/// Applies the fixes that need no decision to the text of a p2s.toml, in at most three rounds.
/// `check` finds what is wrong in a text. A fix stays only if its finding is gone and no error or
/// warning came; what remains is what check() says of the new text. Errors: those of check() for
/// the first text.
P2S_API FixedSpec fix_spec(std::string text,
                           const std::function<Findings(std::string_view)>& check);

}  // namespace p2s::rules
