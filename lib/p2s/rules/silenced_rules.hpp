// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/spec/spec.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// A finding silenced by [rules], with the reason given there.
struct SilencedFinding {
  Finding finding;
  std::string reason;
};

/// Throws Error(malformed) with FILE:LINE:COLUMN for an entry of [rules] with an unknown rule id or
/// without a reason.
P2S_API void require_known_rules(const spec::GatewaySpec& spec, std::string_view file,
                                 const spec::SpecPositions& positions);

/// Removes silenced findings from `findings`. An entry that silences nothing becomes a note: it is
/// outdated and would hide future findings.
P2S_API std::vector<SilencedFinding> silence(std::span<const spec::SilencedRule> rules,
                                             Findings& findings);

}  // namespace p2s::rules
