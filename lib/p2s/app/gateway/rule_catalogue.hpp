// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::app {

/// An area of rules.
struct RuleArea {
  std::string_view prefix;  ///< of its ids: "POOL"
  std::string_view title;   ///< "Address pools"
  std::string_view checks;  ///< the command that checks its rules
};
P2S_API std::span<const RuleArea> rule_areas() noexcept;
P2S_API const RuleArea& area_of(const Rule& rule);

/// Every rule of the program once, by area in the order of rule_areas().
P2S_API std::vector<Rule> rule_catalogue();

}  // namespace p2s::app
