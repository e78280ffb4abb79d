// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/rule.hpp>

#include <span>

namespace p2s::rules {

/// The rules of one area; each is in exactly one of the two lists.
struct RuleSet {
  std::span<const GatewayRule> rules;
  std::span<const InformationalRule> unchecked;
};

// One folder for each area: functions and table.
RuleSet gateway_rules() noexcept;      // GW
RuleSet sku_rules() noexcept;          // SKU (except those in pool_rules())
RuleSet resize_rules() noexcept;       // RSZ
RuleSet tunnel_rules() noexcept;       // TUN
RuleSet client_rules() noexcept;       // CLI
RuleSet root_rules() noexcept;         // CERT
RuleSet revocation_rules() noexcept;   // REV
RuleSet entra_rules() noexcept;        // ENT
RuleSet radius_rules() noexcept;       // RAD
RuleSet group_rules() noexcept;        // GRP
RuleSet certificate_rules() noexcept;  // CRT
RuleSet policy_rules() noexcept;       // POL
RuleSet tls_rules() noexcept;          // TLS
RuleSet migration_rules() noexcept;    // MIG
RuleSet routing_rules() noexcept;      // RTE
RuleSet server_rules() noexcept;       // SRV

/// All of them.
std::span<const RuleSet> rule_sets() noexcept;

}  // namespace p2s::rules
