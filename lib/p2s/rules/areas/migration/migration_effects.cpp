// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/migration/migration_findings.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

bool is_without_eap(std::string_view radius_method) {
  return radius_method == "pap" || radius_method == "chap" || radius_method == "mschapv2";
}

void package_needed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  const auto added = change.added();
  if (!change.is_one() || added.empty()) return;
  const auto& date = facts.spec.profile_date;
  add_to_tunnels(rule, findings,
                 fmt::format("{} contains no settings for {}",
                             date ? fmt::format("the package of {}", format_date(*date))
                                  : "the package that users have",
                             added.display()),
                 "after the change, download the package again and distribute it to every user of "
                 "the new type");
}

void sstp_share_shrinks(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!change.is_one() || !change.keeps(azure::Tunnel::sstp) || facts.pool.pools.empty()) return;
  const auto before = addresses_for(facts.pool, change.from, azure::Tunnel::sstp);
  const auto after = addresses_for(facts.pool, change.to, azure::Tunnel::sstp);
  const auto count = sstp_clients(facts.spec, change.from);
  if (after >= before || (count && *count <= after)) return;
  add_to_tunnels(
      rule, findings,
      fmt::format("the pools are split: SSTP had {} addresses and will have {}{}", before, after,
                  count ? fmt::format(", for {}", counted_sstp(*count)) : ""),
      count ? "enlarge the pool first, or migrate to tunnel types without SSTP"
            : "count the SSTP clients at the busiest hour first, and set by_tunnel = { sstp = N } "
              "under [clients]");
}

void pool_whole_again(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!leaves_sstp(change) || facts.pool.pools.empty()) return;
  add_to_tunnels(
      rule, findings,
      fmt::format("without SSTP the pools are not split: all {} addresses are available to {}",
                  facts.pool.addresses(), change.to.display()));
}

void firewalls_of_users(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!change.is_one() || !change.adds(azure::Tunnel::ikev2)) return;
  const bool fallback = change.to.has(azure::Tunnel::openvpn) || change.to.has(azure::Tunnel::sstp);
  add_to_tunnels(
      rule, findings,
      fmt::format("IKEv2 requires UDP 500, UDP 4500 and ESP, which firewalls on the users' side "
                  "often block; {} on TCP 443",
                  fallback ? "blocked users can continue" : "blocked users cannot connect"),
      fallback ? "test it from the users' networks" : "add \"openvpn\" to the tunnels");
}

void authentication_does_not_fit(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!change.is_one()) return;
  // ENT-001 reports Entra ID without OpenVPN.
  if (change.adds(azure::Tunnel::ikev2) && facts.uses(azure::Method::radius) &&
      is_without_eap(facts.spec.radius.method)) {
    add_to_tunnels(
        rule, findings,
        fmt::format("IKEv2 with RADIUS requires an EAP method, but radius.method is \"{}\"",
                    facts.spec.radius.method),
        "set up eap-tls, eap-mschapv2 or peap on the RADIUS server and in [radius]");
  }
}

void basic_gateway(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!change.is_one() || !facts.is_basic()) return;
  const std::string hint =
      "delete the gateway and create it with another SKU such as VpnGw1AZ: it gets a new public "
      "address, and every user needs a new package";
  if (must_be_replaced(facts.spec, change, facts.as_of)) {
    add_to_tunnels(rule, findings,
                   fmt::format("the Basic SKU does not support {} and cannot be upgraded",
                               change.adds(azure::Tunnel::openvpn) ? "OpenVPN" : "IKEv2"),
                   hint);
  } else if (change.adds(azure::Tunnel::ikev2)) {
    findings.push_back(finding(rule, Severity::warning, std::string(kTunnelsKey),
                               "Azure's pages disagree: one says that Basic gateways support IKEv2 "
                               "since November 2025, others (2026-08) that they do not",
                               "try it; if Azure refuses it, " + hint));
  }
}

void certificates_stay(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!tunnel_change(facts.spec).is_one() || !facts.uses(azure::Method::certificate)) return;
  add_to_tunnels(rule, findings,
                 "roots, revocations and client certificates do not change: the same client "
                 "certificate works with native IKEv2, Azure VPN Client and OpenVPN",
                 "keep the existing certificates");
}

void windows_client_choice(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  if (!leaves_sstp(change) || !change.adds(azure::Tunnel::openvpn)) return;
  add_to_tunnels(rule, findings,
                 "SSTP users are on Windows, whose built-in VPN client does not support OpenVPN: "
                 "they need other software",
                 "Azure VPN Client (Windows 11), or an OpenVPN client (also Windows 10)");
}

void always_on(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto change = tunnel_change(facts.spec);
  const auto software = facts.spec.clients.software.find(System::windows);
  if (!change.is_one() || change.to != azure::TunnelSet{azure::Tunnel::openvpn} ||
      software == facts.spec.clients.software.end())
    return;
  if (software->second != "native") return;
  add_to_tunnels(
      rule, findings,
      fmt::format("clients.software.windows is \"{}\", but the native client of Windows, and "
                  "therefore Always On VPN, does not support OpenVPN",
                  printable(software->second)),
      "keep \"ikev2\" in addition to \"openvpn\", or change these clients to Azure VPN Client");
}

void other_migration_first(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto part = outdated_part(facts.spec);
  if (!tunnel_change(facts.spec).is_one() || part.empty()) return;
  add_to_tunnels(rule, findings,
                 fmt::format("{}: migrate it before the tunnel types; this interrupts connections "
                             "for up to 10 minutes",
                             part),
                 "do the two changes on different days");
}

constexpr std::array kMigrationEffectRules{
    GatewayRule{{"MIG-006", kWarning, "a new tunnel type requires a new package", page::kEndOfSstp},
                package_needed},
    GatewayRule{
        {"MIG-007", kWarning, "the pool split leaves SSTP fewer addresses", page::kEndOfSstp},
        sstp_share_shrinks},
    GatewayRule{{"MIG-008", kNote, "without SSTP the pool is not split", page::kEndOfSstp},
                pool_whole_again},
    GatewayRule{{"MIG-009", kWarning, "firewalls block IKEv2 more often", page::kEndOfSstp},
                firewalls_of_users},
    GatewayRule{{"MIG-011", kError, "the new tunnel types support the authentication method",
                 "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md "
                 "(2026-08-17), point-to-site-radius-gateway.md (2026-06-08)"},
                authentication_does_not_fit},
    GatewayRule{dated({"MIG-012", kError, "a Basic gateway must be replaced",
                       "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md "
                       "(2025-09-29) against point-to-site-about.md (2026-08-17)"}),
                basic_gateway},
    GatewayRule{
        {"MIG-013", kNote, "certificates do not change in a migration", page::kServerMigration},
        certificates_stay},
    GatewayRule{{"MIG-014", kNote, "OpenVPN requires additional software on Windows", page::kAbout},
                windows_client_choice},
    GatewayRule{{"MIG-015", kWarning, "Always On VPN requires IKEv2",
                 "headsinthecloud.blog, directaccess.richardhicks.com (community, 2025-26)"},
                always_on},
    GatewayRule{unchecked("MIG-016", "PowerShell form of the change",
                          "a command, nothing to check; migration plans contain it")},
    GatewayRule{unchecked("MIG-017", "order of steps",
                          "an order of steps, nothing to check; migration plans contain it")},
    GatewayRule{{"MIG-018", kNote, "SKU and address are migrated first",
                 "MicrosoftDocs/azure-docs articles/vpn-gateway/whats-new.md (2025-11-25), "
                 "gateway-sku-upgrade.md (2026-03-03)"},
                other_migration_first},
};

}  // namespace

GatewayRules migration_effect_rules() noexcept { return kMigrationEffectRules; }

}  // namespace p2s::rules
