// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/policy_table.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <string>

namespace p2s::rules {

/// "ipsec.dh_group"
inline std::string key_of(const azure::IpsecPolicy& policy, std::string_view key) {
  return policy.origin + "." + std::string(key);
}

/// A value of a policy and its row in the table.
struct Written {
  const azure::IpsecPolicy& policy;
  const azure::PolicyFieldInfo& field;
  const std::string& text;
  const azure::PolicyValue* value;  ///< null for an unknown name

  std::string subject() const { return key_of(policy, field.key); }
  bool is(std::string_view name) const { return equals_ignoring_case(text, name); }
};

template <typename Visit>
void each_value(const GatewayFacts& facts, Visit visit) {
  for (const auto& policy : facts.spec.ipsec) {
    for (const auto& field : azure::policy_fields()) {
      const auto& text = policy.*field.member;
      if (!text.empty())
        visit(Written{policy, field, text, azure::find_policy_value(field.field, text)});
    }
  }
}

}  // namespace p2s::rules
