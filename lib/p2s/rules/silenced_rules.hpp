#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/spec/spec.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// A finding that [rules] silences, with the reason that stands there.
struct SilencedFinding {
  Finding finding;
  std::string reason;
};

/// Error(malformed) with FILE:LINE:COLUMN for an entry of [rules] that names no published rule or
/// gives no reason.
P2S_API void require_known_rules(const spec::GatewaySpec& spec, std::string_view file,
                                 const spec::SpecPositions& positions);

/// Takes the findings that are silenced out of `findings`. Each entry that silences nothing becomes
/// a note of its rule: it is stale, or hides a fault that comes later.
P2S_API std::vector<SilencedFinding> silence(std::span<const spec::SilencedRule> rules,
                                             Findings& findings);

}  // namespace p2s::rules
