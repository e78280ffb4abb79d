// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

std::string fewer(std::uint64_t addresses, std::string_view who, std::uint64_t clients) {
  return fmt::format("{} {} for {} expected {}", addresses,
                     addresses == 1 ? "address" : "addresses", clients, who);
}

/// Reports clients that get no address because of the split, although the whole pool is large
/// enough.
void report_shares(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const auto sstp = expected(facts.plan.clients, azure::Tunnel::sstp);
  if (const auto room = facts.addresses_for(azure::Tunnel::sstp); sstp > room) {
    findings.push_back(finding(
        rule, "clients.by_tunnel.sstp", "the pools provide " + fewer(room, "SSTP clients", sstp),
        "SSTP gets half of a pool, at most 128 addresses: migrate clients to IKEv2"));
  }
  const auto others = expected_on_ikev2_and_openvpn(facts.plan.clients);
  const auto total = facts.plan.clients.total.value_or(0);
  const auto rest =
      std::max(others, total - std::min(total, facts.addresses_for(azure::Tunnel::sstp)));
  if (const auto room = facts.addresses_for(azure::Tunnel::ikev2); rest > room) {
    findings.push_back(finding(rule, "clients",
                               "the pools provide " + fewer(room, "IKEv2 clients", rest),
                               facts.enlarged(length_for(rest + 128))));
  }
}

void pool_smaller_than_clients(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.pools.empty()) return;
  const auto clients = expected_in_all(facts.plan.clients);
  const auto room = facts.addresses();
  if (clients > room) {
    findings.push_back(finding(rule, "clients", "the pools have " + fewer(room, "clients", clients),
                               facts.enlarged(length_for(clients))));
  } else if (facts.is_split()) {
    report_shares(facts, rule, findings);
  }
}

void pool_is_the_ceiling(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.sku || facts.pools.empty()) return;
  const bool sstp_only = facts.plan.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  const unsigned limit = sstp_only ? facts.sku->sstp_clients : facts.sku->ikev2_openvpn_clients;
  const auto room =
      facts.is_split() ? facts.addresses_for(azure::Tunnel::ikev2) : facts.addresses();
  if (room >= limit) return;
  const auto share = facts.is_split() ? fmt::format(", of which IKEv2 gets {}", room) : "";
  findings.push_back(
      finding(rule, "pools",
              fmt::format("the pools have {} addresses{}; {} allows {} clients", facts.addresses(),
                          share, facts.sku->name, limit),
              fix::decide(facts.enlarged(length_for(facts.is_split() ? limit + 128U : limit)))));
}

void sku_unknown(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const auto& name = facts.plan.sku;
  if (name.empty() || facts.sku || azure::is_legacy_sku(name) || azure::is_expressroute_sku(name))
    return;  // SKU-017 and SKU-019 report these
  // Of two that are equally near, the one that can still be created.
  auto candidates = azure::sku_names();
  std::stable_partition(candidates.begin(), candidates.end(),
                        [](const std::string& each) { return each.ends_with("AZ"); });
  const auto near = closest_match(name, candidates);
  const auto message = fmt::format("unknown SKU '{}'", printable(name));
  if (!near) {
    findings.push_back(
        finding(rule, "sku", message, "choose from: " + join(azure::sku_names(), ", ")));
    return;
  }
  findings.push_back(finding(rule, "sku", message,
                             fix::decide(fix::told(fix::set("gateway.sku", fix::quoted(*near)),
                                                   fmt::format("did you mean {}?", *near)))));
}

void too_many_sstp_clients(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const bool sstp_only = facts.plan.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  const auto clients = sstp_only ? expected_in_all(facts.plan.clients)
                                 : expected(facts.plan.clients, azure::Tunnel::sstp);
  if (clients <= kMostSstpClients) return;
  findings.push_back(finding(
      rule, "clients", fmt::format("{} SSTP clients are expected; every SKU allows 128", clients),
      facts.plan.tunnels.has(azure::Tunnel::ikev2)
          ? "move clients to IKEv2, and set clients.by_tunnel"
          : "add ikev2 to gateway.tunnels, or change to openvpn"));
}

void too_many_clients_for_sku(const PoolFacts& facts, const Rule& rule, Findings& findings) {
  const auto& tunnels = facts.plan.tunnels;
  if (!facts.sku || facts.sku->ikev2_openvpn_clients == 0) return;
  const bool sstp = tunnels.has(azure::Tunnel::sstp);
  const auto clients = sstp ? expected_on_ikev2_and_openvpn(facts.plan.clients)
                            : expected_in_all(facts.plan.clients);
  if (clients <= facts.sku->ikev2_openvpn_clients) return;
  auto fix = fix::outside("distribute the clients over several gateways");
  for (const auto& sku : azure::skus()) {
    if (!sku.zone_redundant || sku.ikev2_openvpn_clients < clients) continue;
    fix = fix::decide(fix::told(fix::set("gateway.sku", fix::quoted(sku.name)),
                                fmt::format("{} serves {}", sku.name, sku.ikev2_openvpn_clients)));
    break;
  }
  findings.push_back(
      finding(rule, "clients",
              fmt::format("{} IKEv2 and OpenVPN clients are expected; {} allows {}", clients,
                          facts.sku->name, facts.sku->ikev2_openvpn_clients),
              std::move(fix)));
}

constexpr std::array kPoolCapacityRules{
    PoolRule{{"POOL-049", kError, "the pools have addresses for the expected clients", ""},
             pool_smaller_than_clients},
    needs(Fact::sku,
          PoolRule{{"POOL-050", kNote, "the pools limit the clients, not the SKU", page::kSkus},
                   pool_is_the_ceiling}),
    PoolRule{unchecked("POOL-051", "no addresses are reserved", "a fact, included in the counts")},
    needs(Fact::sku,
          PoolRule{{"SKU-001", kError, "the SKU is a published one", page::kSkus}, sku_unknown}),
    PoolRule{{"SKU-003", kError, "a gateway allows 128 SSTP clients", page::kEndOfSstp},
             too_many_sstp_clients},
    needs(Fact::sku,
          PoolRule{{"SKU-004", kError, "the SKU limits IKEv2 and OpenVPN clients", page::kSkus},
                   too_many_clients_for_sku}),
};

}  // namespace

PoolRules pool_capacity_rules() noexcept { return kPoolCapacityRules; }

}  // namespace p2s::rules
