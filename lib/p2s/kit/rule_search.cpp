// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/rule_search.hpp"

#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/package_rules.hpp>

namespace p2s::kit {

const Rule* find_rule(std::string_view id) noexcept {
  for (const auto& rule : kKitRules) {
    if (rule.id == id) return &rule;
  }
  for (const auto& rule : package::kPackageRules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace p2s::kit
