// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <optional>
#include <string_view>

namespace p2s::kit {

/// A rule of `package inspect`, `check` or `build`: PKG for vendor packages, KIT for kits.
struct KnownRule {
  std::string_view id;
  Severity severity;
  std::string_view title;
  std::string_view fix;     ///< may be empty if it depends on the case
  std::string_view source;  ///< may be empty for derived rules
};

/// "KIT-002"; empty for ids of other areas.
P2S_API std::optional<KnownRule> find_rule(std::string_view id) noexcept;

}  // namespace p2s::kit
