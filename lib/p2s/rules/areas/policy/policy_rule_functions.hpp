// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/policy_table.hpp>
#include <p2s/base/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <string>

namespace p2s::rules::rules {

// policy_values.cpp: the values of a custom policy.
void policy_incomplete(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void value_not_accepted(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void gcm_in_one_field_only(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void gcm_for_ike(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void limit_out_of_range(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void several_policies(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void policy_on_basic(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void group_2(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void group_24(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void group_14_misspelt(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void weak_algorithm(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// policy_clients.cpp: what a policy requires of clients.
void policy_without_ikev2(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void elliptic_group(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void group_14_preferred(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void defaults_replaced(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void fixed_gcm_of_the_sample(const GatewayFacts& facts, const GatewayRule& rule,
                             Findings& findings);

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

}  // namespace p2s::rules::rules
