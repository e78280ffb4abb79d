// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/rule_search.hpp"

#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/package_rules.hpp>

namespace p2s::kit {

std::optional<KnownRule> find_rule(std::string_view id) noexcept {
  for (const auto& rule : kit_rules()) {
    if (rule.id == id)
      return KnownRule{rule.id, rule.severity, rule.title, rule.hint, rule.reference};
  }
  for (const auto& rule : package::rules()) {
    if (rule.id == id) return KnownRule{rule.id, rule.severity, rule.title, {}, {}};
  }
  return std::nullopt;
}

}  // namespace p2s::kit
