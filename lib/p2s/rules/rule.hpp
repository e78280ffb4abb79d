// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

class PoolFacts;
class GatewayFacts;

/// A rule. Ids are ours (docs/reference/rules.md) and are never reused.
struct RuleInfo {
  std::string_view id;
  Severity severity;  ///< highest severity that it reports
  std::string_view title;
  std::string_view reference;
};

/// A rule about address pools; it can be checked without a gateway.
struct PoolRule : RuleInfo {
  void (*check)(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
};

/// A rule about the whole gateway.
struct GatewayRule : RuleInfo {
  void (*check)(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
  bool date_dependent = false;  ///< the result depends on the day of the check
};

/// A documented rule or fact that is not checked, and the reason.
struct InformationalRule {
  std::string_view id;
  std::string_view title;
  std::string_view reason;
};

/// An area of the catalogue: prefix of its ids, and title.
struct RuleArea {
  std::string_view prefix;  ///< "POOL"
  std::string_view title;   ///< "Address pools"
};
P2S_API std::span<const RuleArea> rule_areas() noexcept;

/// An entry of the rule catalogue.
struct CatalogueEntry {
  std::string_view id;
  std::optional<Severity> severity;  ///< nullopt for rules that are not checked
  std::string_view title;
  std::string_view reference;  ///< empty for rules that are not checked
  bool date_dependent = false;
  std::string_view unchecked;  ///< reason if the rule is not checked; otherwise empty
};

/// Every rule id once, by area in the order of rule_areas().
P2S_API std::vector<CatalogueEntry> rule_catalogue();

/// A finding of `rule`, with the severity of the rule by default.
Finding finding(const RuleInfo& rule, std::string subject, std::string message,
                std::string hint = {});
Finding finding(const RuleInfo& rule, Severity severity, std::string subject, std::string message,
                std::string hint = {});

}  // namespace p2s::rules
