// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/azure/sku_table.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/migration/migration_findings.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

void sstp_timeline(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  // TUN-005 reports SSTP that is added.
  if (!change.is_one() || !change.to.has(azure::Tunnel::sstp) || change.adds(azure::Tunnel::sstp))
    return;
  add_to_tunnels(
      rule, findings,
      fmt::format("another migration is required: the last day of SSTP is {} ({} days left)",
                  azure::kSstpLastDay, days_until(azure::kSstpLastDay, facts.as_of)),
      "migrate to tunnel types without SSTP instead, or plan the next migration now");
}

void ikev2_beside_sstp(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!tunnel_change(facts.spec).adds_ikev2_to_sstp()) return;
  add_to_tunnels(rule, findings,
                 "adding IKEv2 needs no downtime: SSTP clients stay connected, and Windows clients "
                 "with the new profile try IKEv2 first, then SSTP",
                 "migrate users in small batches");
}

void ikev2_beside_sstp_late(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!tunnel_change(facts.spec).adds_ikev2_to_sstp()) return;
  add_to_tunnels(rule, findings,
                 fmt::format("since {}, SSTP cannot be enabled; whether IKEv2 can still be added "
                             "to a gateway with SSTP is unconfirmed",
                             azure::kSstpClosed),
                 "if Azure refuses it, migrate directly to ikev2, or to ikev2 and openvpn");
}

void straight_to_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!leaves_sstp(change) || change.to != azure::TunnelSet{azure::Tunnel::ikev2}) return;
  add_to_tunnels(
      rule, findings,
      "replacing SSTP by IKEv2 interrupts point-to-site until the new configuration is applied",
      change.from.has(azure::Tunnel::ikev2)
          ? "do it in a quiet hour, after every SSTP user has the IKEv2 profile"
          : "do it in a quiet hour, or add IKEv2 to SSTP first: tunnels = [\"ikev2\", \"sstp\"]");
}

void straight_to_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!leaves_sstp(change) || !change.to.has(azure::Tunnel::openvpn)) return;
  const auto count = sstp_clients(facts.spec, change.from);
  add_to_tunnels(
      rule, findings,
      fmt::format("OpenVPN and SSTP cannot share a gateway, so SSTP is removed first: {} access "
                  "until the new profile is installed",
                  count && *count > 0 ? counted_sstp(*count) + (*count == 1 ? " loses" : " lose")
                                      : "all SSTP clients lose"),
      change.from == azure::TunnelSet{azure::Tunnel::sstp} && change.to.has(azure::Tunnel::ikev2)
          ? "to avoid this, migrate all users to IKEv2 first (tunnels = [\"ikev2\", \"sstp\"]), "
            "then replace SSTP by OpenVPN"
          : "install the client software and distribute the profile on the day of the change");
}

void sstp_cap(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  const auto& present = change.from.empty() ? change.to : change.from;
  const auto count = sstp_clients(facts.spec, present);
  if (!present.has(azure::Tunnel::sstp) || count.value_or(0) <= azure::kMostSstpClients) return;
  add_to_tunnels(rule, findings,
                 fmt::format("{} exceed the SSTP limit of {}, which is the same for every SKU",
                             counted_sstp(*count), azure::kMostSstpClients),
                 present.has(azure::Tunnel::ikev2)
                     ? "move clients to IKEv2, or migrate to openvpn or ikev2"
                     : "migrate to openvpn or ikev2, or add ikev2 to gateway.tunnels first");
}

void no_way_back(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!leaves_sstp(change)) return;
  const bool can_be_tried =
      change.adds(azure::Tunnel::ikev2) && facts.as_of < azure::day(azure::kSstpStops);
  add_to_tunnels(
      rule, findings,
      fmt::format("this cannot be undone: since {}, SSTP cannot be enabled again",
                  azure::kSstpClosed),
      can_be_tried ? "test IKEv2 with a few users first: it can be offered with SSTP" : "");
}

constexpr std::array kMigrationSstpRules{
    GatewayRule{until_day(azure::kSstpStops,
                          {"MIG-001", kWarning, "a migration ends without SSTP", page::kEndOfSstp}),
                sstp_timeline},
    GatewayRule{{"MIG-002", kNote, "adding IKEv2 to SSTP needs no downtime", page::kEndOfSstp},
                ikev2_beside_sstp},
    GatewayRule{
        from_day(
            azure::kSstpClosed,
            until_day(azure::kSstpStops,
                      {"MIG-003", kWarning, "IKEv2 may no longer be added to SSTP",
                       "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md "
                       "(2025-09-29), unconfirmed"})),
        ikev2_beside_sstp_late},
    GatewayRule{{"MIG-004", kWarning, "replacing SSTP by IKEv2 causes downtime", page::kEndOfSstp},
                straight_to_ikev2},
    GatewayRule{{"MIG-005", kWarning, "replacing SSTP by OpenVPN disconnects SSTP clients",
                 page::kEndOfSstp},
                straight_to_openvpn},
    GatewayRule{{"MIG-010", kNote, "the SSTP limit is the same for every SKU", page::kEndOfSstp},
                sstp_cap},
    GatewayRule{from_day(azure::kSstpClosed,
                         {"MIG-019", kWarning, "SSTP cannot be enabled again", page::kEndOfSstp}),
                no_way_back},
};

}  // namespace

GatewayRules migration_sstp_rules() noexcept { return kMigrationSstpRules; }

}  // namespace p2s::rules
