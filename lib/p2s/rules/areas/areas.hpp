// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/certificate_summary.hpp>
#include <p2s/base/rule.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace p2s::rules {

class PoolFacts;
class GatewayFacts;

inline constexpr auto kError = Severity::error;
inline constexpr auto kWarning = Severity::warning;
inline constexpr auto kNote = Severity::note;

/// A fact without which a rule finds nothing.
enum class Fact : std::uint8_t { none, sku, network, gateway_subnet, public_ip };

/// A rule about address pools; it can be checked without a gateway.
struct PoolRule : Rule {
  /// Null if the rule is not checked.
  void (*check)(const PoolFacts& facts, const Rule& rule, Findings& findings) = nullptr;
  Fact needs = Fact::none;
};

/// A problem of one certificate.
struct CertificateFault {
  Severity severity = Severity::error;
  std::string message;  ///< refers to the certificate as "it"
  std::string hint;
};
using FaultOf = std::optional<CertificateFault>(const CertificateSummary& summary, Time as_of);

/// A rule about the whole gateway.
struct GatewayRule : Rule {
  /// Null if the rule is not checked, or by `fault` alone.
  void (*check)(const GatewayFacts& facts, const Rule& rule, Findings& findings) = nullptr;
  /// What a root or client certificate shows on its own; may be null.
  FaultOf* fault = nullptr;
  bool of_roots = false;
  bool of_clients = false;
  Fact needs = Fact::none;
};

/// A rule whose result depends on the day of the check.
constexpr Rule dated(Rule rule) {
  rule.date_dependent = true;
  return rule;
}
/// A rule that applies on `day` and later.
constexpr Rule from_day(std::string_view day, Rule rule) {
  rule.effective = day;
  return dated(rule);
}
/// A rule that applies before `day`.
constexpr Rule until_day(std::string_view day, Rule rule) {
  rule.ineffective = day;
  return dated(rule);
}
/// A published rule or fact that is not checked, and why.
constexpr Rule unchecked(std::string_view id, std::string_view title, std::string_view reason) {
  return {.id = id, .severity = kNote, .title = title, .unchecked = reason};
}

constexpr GatewayRule every_root(const Rule& rule, FaultOf* fault) {
  return {rule, nullptr, fault, true, false};
}
constexpr GatewayRule every_client(const Rule& rule, FaultOf* fault) {
  return {rule, nullptr, fault, false, true};
}
constexpr GatewayRule every_certificate(const Rule& rule, FaultOf* fault) {
  return {rule, nullptr, fault, true, true};
}

/// A rule that is not checked unless the fact is declared.
template <typename CheckedRule>
constexpr CheckedRule needs(Fact fact, CheckedRule rule) {
  rule.needs = fact;
  return rule;
}

// The rules of each file of areas/, sorted by id.
using PoolRules = std::span<const PoolRule>;
PoolRules pool_capacity_rules() noexcept;
PoolRules pool_form_rules() noexcept;
PoolRules pool_ipv6_rules() noexcept;
PoolRules pool_overlap_rules() noexcept;
PoolRules pool_range_rules() noexcept;
PoolRules pool_split_rules() noexcept;

using GatewayRules = std::span<const GatewayRule>;
GatewayRules certificate_relation_rules() noexcept;
GatewayRules certificate_content_rules() noexcept;
GatewayRules client_rules() noexcept;
GatewayRules entra_application_rules() noexcept;
GatewayRules entra_tenant_rules() noexcept;
GatewayRules gateway_address_rules() noexcept;
GatewayRules gateway_kind_rules() noexcept;
GatewayRules gateway_subnet_rules() noexcept;
GatewayRules group_list_rules() noexcept;
GatewayRules group_member_rules() noexcept;
GatewayRules migration_effect_rules() noexcept;
GatewayRules migration_sstp_rules() noexcept;
GatewayRules policy_client_rules() noexcept;
GatewayRules policy_value_rules() noexcept;
GatewayRules radius_rules() noexcept;
GatewayRules resize_rules() noexcept;
GatewayRules revocation_rules() noexcept;
GatewayRules root_chain_rules() noexcept;
GatewayRules root_content_rules() noexcept;
GatewayRules root_data_rules() noexcept;
GatewayRules routing_rules() noexcept;
GatewayRules routing_bgp_rules() noexcept;
GatewayRules server_rules() noexcept;
GatewayRules sku_rules() noexcept;
GatewayRules sstp_end_rules() noexcept;
GatewayRules tls_rules() noexcept;
GatewayRules tunnel_method_rules() noexcept;
GatewayRules tunnel_system_rules() noexcept;

/// All of them.
std::span<const PoolRules> pool_rules() noexcept;
std::span<const GatewayRules> gateway_rules() noexcept;

}  // namespace p2s::rules
