// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/resize.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

/// "VpnGw2AZ of generation 1"; legacy SKUs have no generation.
std::string with_generation(const azure::Sku& sku) {
  return fmt::format("{} of generation {}", sku.name, sku.generation);
}

std::string with_generation(const PresentSku& sku) {
  return sku.row ? with_generation(*sku.row) : sku.name;
}

/// RSZ-001 to RSZ-007 are results of check_resize(): only the one that it names reports.
void verdict(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto planned = planned_resize(facts.spec);
  if (!planned || planned->resize.rule != rule.id) return;
  const auto [from, to, resize] = *planned;
  findings.push_back(finding(
      rule, "gateway.sku",
      fmt::format("from {} to {}: {}", with_generation(from), with_generation(to), resize.effect),
      resize.method == ResizeMethod::in_place ? ""
                                              : "choose another SKU in gateway.sku to avoid this"));
}

void upgrade_takes_long(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto planned = planned_resize(facts.spec);
  if (!planned || planned->resize.method != ResizeMethod::in_place) return;
  findings.push_back(finding(rule, "gateway.sku",
                             fmt::format("the change from {} to {} takes about 45 minutes",
                                         planned->from.name, planned->to.name)));
}

void clients_stranded(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto planned = planned_resize(facts.spec);
  if (!planned || planned->resize.method == ResizeMethod::same) return;
  const bool sstp_only = facts.spec.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  const auto& counts = facts.spec.clients;
  const auto clients = sstp_only                         ? expected_in_all(counts)
                       : facts.uses(azure::Tunnel::sstp) ? expected_on_ikev2_and_openvpn(counts)
                                                         : expected_in_all(counts);
  const auto limit = sstp_only ? planned->to.sstp_clients : planned->to.ikev2_openvpn_clients;
  if (clients <= limit) return;
  findings.push_back(finding(rule, "gateway.sku",
                             fmt::format("{} allows {} clients; {} of {} could no longer connect",
                                         planned->to.name, limit, clients - limit, clients),
                             "choose a larger SKU, or move clients to another gateway first"));
}

constexpr std::array kResizeRules{
    GatewayRule{{"RSZ-001", kWarning, "a Basic gateway cannot be resized", page::kSkuUpgrade},
                verdict},
    GatewayRule{
        {"RSZ-002", kWarning, "a legacy SKU can only be migrated to an AZ SKU", page::kSkuUpgrade},
        verdict},
    GatewayRule{{"RSZ-003", kNote, "generation 1 is resized to an AZ SKU of generation 1",
                 page::kSkuUpgrade},
                verdict},
    GatewayRule{{"RSZ-004", kWarning, "generation 1 changes to generation 2 by migration only",
                 page::kSkuUpgrade},
                verdict},
    GatewayRule{{"RSZ-005", kNote, "generation 2 is resized to an AZ SKU of generation 2",
                 page::kSkuUpgrade},
                verdict},
    GatewayRule{
        {"RSZ-006", kWarning, "a gateway cannot be resized to a smaller SKU", page::kSkuUpgrade},
        verdict},
    GatewayRule{{"RSZ-007", kError, "a resize cannot change the generation", page::kSkuUpgrade},
                verdict},
    GatewayRule{{"RSZ-008", kNote, "a resize takes about 45 minutes", page::kSkuUpgrade},
                upgrade_takes_long},
    GatewayRule{{"RSZ-009", kError, "the new SKU allows all current clients", ""},
                clients_stranded},
};

}  // namespace

GatewayRules resize_rules() noexcept { return kResizeRules; }

}  // namespace p2s::rules
