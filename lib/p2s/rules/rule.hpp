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

/// What a published rule says. Ids are those of the rules reference and are never reused.
struct RuleInfo {
  std::string_view id;
  Severity severity;  ///< the worst that it reports
  std::string_view title;
  std::string_view reference;
};

/// A rule about address pools, which `pool check` can ask without a gateway.
struct PoolRule : RuleInfo {
  void (*check)(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
};

/// A rule about the whole gateway.
struct GatewayRule : RuleInfo {
  void (*check)(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
  bool date_dependent = false;  ///< its verdict depends on the day it is asked for
};

/// A published rule or fact that `gateway check` does not judge, and why.
struct InformationalRule {
  std::string_view id;
  std::string_view title;
  std::string_view reason;
};

/// One area of the catalogue: what its ids begin with and what they are about.
struct RuleArea {
  std::string_view prefix;  ///< "POOL"
  std::string_view title;   ///< "Address pools"
};
P2S_API std::span<const RuleArea> rule_areas() noexcept;

/// A row of the catalogue that `gateway rules` and p2sctl-rules(7) show.
struct CatalogueEntry {
  std::string_view id;
  std::optional<Severity> severity;  ///< nothing for a fact that is not judged
  std::string_view title;
  std::string_view reference;  ///< empty for a fact that is not judged
  bool date_dependent = false;
  std::string_view unchecked;  ///< why it is not judged; empty for rules that are
};

/// Every published id, once, area by area in the order of rule_areas().
P2S_API std::vector<CatalogueEntry> rule_catalogue();

/// A finding of `rule`, as severe as the rule says unless `severity` says otherwise.
Finding finding(const RuleInfo& rule, std::string subject, std::string message,
                std::string hint = {});
Finding finding(const RuleInfo& rule, Severity severity, std::string subject, std::string message,
                std::string hint = {});

}  // namespace p2s::rules
