// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/fix.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

enum class Severity { error, warning, note };

P2S_API std::string_view to_string(Severity severity) noexcept;
/// An error is at least a warning, which is at least a note.
constexpr bool is_at_least(Severity severity, Severity least) noexcept { return severity <= least; }

/// A problem found in the input. Findings are collected, sorted and shown together; they are never
/// thrown.
struct Finding {
  std::string rule;  ///< rule id, such as "POOL-001"
  Severity severity = Severity::error;
  std::string subject;  ///< a prefix, a file, a key of p2s.toml
  std::string message;
  std::string hint;             ///< what to type or change; may be empty
  std::string reference;        ///< where the rule is published; may be empty
  std::vector<Fix> fixes = {};  ///< known cures; several are alternatives

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// Sorts by subject, then rule, then message, then the rest; equal findings become one.
P2S_API void sort_findings(Findings& findings);

/// The fix that needs no decision; null if there is none.
P2S_API const Fix* fix_of(const Finding& finding) noexcept;

P2S_API std::size_t count(const Findings& findings, Severity severity) noexcept;

}  // namespace p2s
