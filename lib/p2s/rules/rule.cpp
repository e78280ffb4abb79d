// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/pool_rules.hpp>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::array kAreas{
    RuleArea{"POOL", "Address pools"},
    RuleArea{"GW", "Gateway, subnet and public address"},
    RuleArea{"SKU", "SKUs"},
    RuleArea{"RSZ", "Changes of the SKU"},
    RuleArea{"TUN", "Tunnel types"},
    RuleArea{"CLI", "Client software"},
    RuleArea{"CERT", "Root certificates"},
    RuleArea{"REV", "Revocation"},
    RuleArea{"ENT", "Microsoft Entra ID"},
    RuleArea{"RAD", "RADIUS"},
    RuleArea{"GRP", "User groups"},
    RuleArea{"CRT", "Client certificates and keys"},
    RuleArea{"POL", "IKE and IPsec policy"},
    RuleArea{"TLS", "TLS"},
    RuleArea{"MIG", "Moving off SSTP"},
    RuleArea{"RTE", "Routes and profiles"},
    RuleArea{"SRV", "The gateway's certificate"},
};

CatalogueEntry entry(const RuleInfo& rule, bool date_dependent) {
  return {rule.id, rule.severity, rule.title, rule.reference, date_dependent, {}};
}

CatalogueEntry entry(const InformationalRule& rule) {
  return {rule.id, std::nullopt, rule.title, {}, false, rule.reason};
}

std::size_t area_of(std::string_view id) {
  const auto prefix = id.substr(0, id.rfind('-'));
  const auto* found = std::find_if(kAreas.begin(), kAreas.end(),
                                   [&](const RuleArea& area) { return area.prefix == prefix; });
  return static_cast<std::size_t>(found - kAreas.begin());
}

}  // namespace

std::span<const RuleSet> rule_sets() noexcept {
  static const std::array kSets{
      gateway_rules(), sku_rules(),       resize_rules(),      tunnel_rules(),
      client_rules(),  root_rules(),      revocation_rules(),  entra_rules(),
      radius_rules(),  group_rules(),     certificate_rules(), policy_rules(),
      tls_rules(),     migration_rules(), routing_rules(),     server_rules(),
  };
  return kSets;
}

std::span<const RuleArea> rule_areas() noexcept { return kAreas; }

std::vector<CatalogueEntry> rule_catalogue() {
  std::vector<CatalogueEntry> entries;
  for (const auto& rule : pool_rules()) entries.push_back(entry(rule, false));
  for (const auto& rule : unchecked_pool_rules()) entries.push_back(entry(rule));
  for (const auto& set : rule_sets()) {
    for (const auto& rule : set.rules) entries.push_back(entry(rule, rule.date_dependent));
    for (const auto& rule : set.unchecked) entries.push_back(entry(rule));
  }
  std::sort(entries.begin(), entries.end(), [](const CatalogueEntry& a, const CatalogueEntry& b) {
    const auto area_a = area_of(a.id);
    const auto area_b = area_of(b.id);
    return area_a != area_b ? area_a < area_b : a.id < b.id;
  });
  return entries;
}

Finding finding(const RuleInfo& rule, std::string subject, std::string message, std::string hint) {
  return finding(rule, rule.severity, std::move(subject), std::move(message), std::move(hint));
}

Finding finding(const RuleInfo& rule, Severity severity, std::string subject, std::string message,
                std::string hint) {
  return {std::string(rule.id), severity,        std::move(subject),
          std::move(message),   std::move(hint), std::string(rule.reference)};
}

}  // namespace p2s::rules
