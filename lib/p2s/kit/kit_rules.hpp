// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <span>
#include <string>
#include <string_view>

namespace p2s::kit {

/// A rule about kits. Ids are never reused.
struct KitRule {
  std::string_view id;
  Severity severity;
  std::string_view title;  ///< what the rule is about, for lists of rules
  std::string_view hint;
  std::string_view reference;
};

/// All of them, sorted by id.
P2S_API std::span<const KitRule> kit_rules() noexcept;

/// A finding of rule `id`, with the rule's severity, hint and reference.
P2S_API Finding kit_finding(std::string_view id, std::string subject, std::string message);

}  // namespace p2s::kit
