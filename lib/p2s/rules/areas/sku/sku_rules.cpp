// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

constexpr const char* kSku = "gateway.sku";

Fix larger_sku(std::string_view before = {}) {
  return fix::decide(fix::told(fix::set(kSku, "\"VpnGw1AZ\""),
                               fmt::format("{}choose VpnGw1AZ or larger", before)));
}

/// The AZ SKU of the same size. With active-active it needs a third public address, which is
/// billed.
Fix zonal_sku(const GatewayFacts& facts, std::string_view after = {}) {
  auto fix = fix::set(kSku, fix::quoted(fmt::format("{}AZ", facts.pool.sku->name)), after);
  const bool costs = facts.spec.active_active && facts.spec.public_ip.count.value_or(0) < 3;
  return costs ? fix::decide(std::move(fix)) : fix;
}

std::string sku_of(const GatewayFacts& facts) { return printable(facts.spec.sku); }

bool is_non_zonal(const GatewayFacts& facts) {
  return facts.pool.sku && is_non_zonal(*facts.pool.sku);
}

void check_generation(const std::string& name, std::optional<unsigned> generation,
                      const std::string& subject, const Rule& rule, Findings& findings) {
  const auto rows = azure::sku_rows(name);
  if (!generation || rows.empty() || !azure::sku_rows(name, generation).empty()) return;
  findings.push_back(
      finding(rule, subject,
              fmt::format("{} does not exist in generation {}", rows.front().name, *generation),
              fix::told(fix::set(subject, std::to_string(rows.front().generation)),
                        fmt::format("use generation {}", rows.front().generation))));
}

void wrong_generation(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  check_generation(spec.sku, spec.generation, "gateway.generation", rule, findings);
  check_generation(spec.current_sku, spec.current_generation, "gateway.current_generation", rule,
                   findings);
}

void limits_count_apart(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& sku = facts.pool.sku;
  if (!facts.pool.is_split() || !sku || sku->ikev2_openvpn_clients == 0) return;
  findings.push_back(
      finding(rule, kSku,
              fmt::format("{} allows {} SSTP clients and, in addition, {} IKEv2 clients", sku->name,
                          sku->sstp_clients, sku->ikev2_openvpn_clients)));
}

void basic_with_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic() || !facts.uses(azure::Tunnel::openvpn)) return;
  findings.push_back(finding(rule, kSku, "the Basic SKU does not support OpenVPN", larger_sku()));
}

void basic_with_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic() || !facts.uses(azure::Tunnel::ikev2)) return;
  if (!facts.on_or_after(azure::kBasicTakesIkev2)) {
    findings.push_back(finding(rule, kSku, "the Basic SKU does not support IKEv2", larger_sku()));
    return;
  }
  findings.push_back(finding(
      rule, Severity::warning, kSku,
      "Azure's pages disagree on IKEv2 with the Basic SKU: not supported (about-gateway-skus, "
      "2026-06-11), or supported since November 2025 (ikev2-openvpn-from-sstp, 2025-09-29)",
      {larger_sku("test it before you rely on it, or ")}));
}

void basic_with_radius(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic() || !facts.uses(azure::Method::radius)) return;
  findings.push_back(
      finding(rule, kSku, "the Basic SKU does not support RADIUS authentication", larger_sku()));
}

void basic_with_entra(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic() || !facts.uses(azure::Method::entra)) return;
  findings.push_back(finding(
      rule, kSku, "the Basic SKU does not support OpenVPN, which Microsoft Entra ID requires",
      larger_sku()));
}

void basic_with_other_systems(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic()) return;
  // Azure's pages disagree on IKEv2 with Basic (SKU-007), so these clients are in doubt too.
  const bool doubtful =
      facts.uses(azure::Tunnel::ikev2) && facts.on_or_after(azure::kBasicTakesIkev2);
  for (const auto system : all_systems()) {
    if (system == System::windows || !facts.expects(system)) continue;
    const auto name = display_name(system);
    findings.push_back(finding(
        rule, doubtful ? Severity::warning : Severity::error, kSku,
        doubtful ? fmt::format("{} clients can use the Basic SKU only if IKEv2 works there", name)
                 : fmt::format(
                       "{} clients require IKEv2 or OpenVPN, which the Basic SKU does not support",
                       name),
        {larger_sku()}));
  }
}

void basic_lacks_feature(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic()) return;
  const auto report = [&](bool wanted, const char* subject, std::string_view what) {
    if (!wanted) return;
    findings.push_back(finding(
        rule, subject, fmt::format("the Basic SKU does not support {}", what), larger_sku()));
  };
  const auto& spec = facts.spec;
  report(spec.on_premises.bgp == true, "on_premises.bgp", "BGP");
  report(spec.zone_redundant, "gateway.zone_redundant", "zone redundancy");
}

void zones_without_zonal_sku(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.zone_redundant || facts.is_basic() || !is_non_zonal(facts)) return;
  const auto& name = facts.pool.sku->name;
  findings.push_back(finding(rule, "gateway.zone_redundant",
                             fmt::format("{} is not zone-redundant", name), zonal_sku(facts)));
}

void basic_in_production(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_basic()) return;
  findings.push_back(finding(rule, kSku,
                             "the Basic SKU is for development and tests only; it can be created "
                             "with PowerShell and the Azure CLI only",
                             larger_sku("for production, ")));
}

void new_without_zones(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.is_new() || !is_non_zonal(facts) || !facts.on_or_after(azure::kNonZonalClosing))
    return;
  const auto& name = facts.pool.sku->name;
  const bool closed = facts.on_or_after(azure::kNonZonalClosed);
  findings.push_back(finding(
      rule, closed ? Severity::error : Severity::warning, kSku,
      closed ? fmt::format("new gateways cannot use {}: its creation ended by May 2025", name)
             : fmt::format("new gateways may be unable to use {}: its creation ended on 2025-01-01 "
                           "according to one page, by May 2025 according to a newer one",
                           name),
      {zonal_sku(facts)}));
}

void still_without_zones(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.is_new() || !is_non_zonal(facts)) return;
  const auto& name = facts.pool.sku->name;
  const bool over = facts.on_or_after(azure::kNonZonalRetired);
  findings.push_back(
      finding(rule, over ? Severity::error : Severity::warning, kSku,
              fmt::format("{} {} on 2026-09-30; Microsoft moves gateways to {}AZ without downtime",
                          name, over ? "was retired" : "will be retired", name),
              {zonal_sku(facts, ": the public address and the clients do not change")}));
}

void legacy_sku(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!azure::is_legacy_sku(facts.spec.sku)) return;
  const auto name = sku_of(facts);
  if (facts.is_new()) {
    if (!facts.on_or_after(azure::kLegacyClosed)) return;
    findings.push_back(
        finding(rule, kSku,
                fmt::format("new gateways cannot use {}: its creation was blocked in 2024", name),
                larger_sku()));
    return;
  }
  const bool over = facts.on_or_after(azure::kLegacyRetired);
  findings.push_back(finding(rule, over ? Severity::error : Severity::warning, kSku,
                             fmt::format("the legacy SKU {} {} in June 2026", name,
                                         over ? "was retired" : "will be retired"),
                             "migrate it to a Standard public address and an AZ SKU: up to 10 "
                             "minutes without connections"));
}

void expressroute_sku(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!azure::is_expressroute_sku(facts.spec.sku)) return;
  findings.push_back(finding(
      rule, kSku,
      fmt::format("{} is an ExpressRoute SKU, which does not support point-to-site", sku_of(facts)),
      larger_sku()));
}

/// The threshold is our estimate: at half of the SKU's limit the shared throughput becomes
/// noticeable.
void users_share_throughput(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& sku = facts.pool.sku;
  const auto& site = facts.spec.on_premises;
  if (!sku || (site.prefixes.empty() && site.bgp_learned.empty())) return;
  const auto clients = expected_in_all(facts.spec.clients);
  if (sku->ikev2_openvpn_clients == 0 || clients * 2 <= sku->ikev2_openvpn_clients) return;
  findings.push_back(finding(rule, "clients",
                             fmt::format("{} clients and the site-to-site tunnels share the {} "
                                         "Mbps of {}; a single tunnel gets far less",
                                         clients, sku->throughput_mbps, sku->name),
                             "choose a larger SKU, or a separate gateway for the clients"));
}

constexpr std::array kSkuRules{
    needs(Fact::sku,
          GatewayRule{{"SKU-002", kError, "the SKU exists in the stated generation", page::kSkus},
                      wrong_generation}),
    needs(Fact::sku, GatewayRule{{"SKU-005", kNote, "SSTP and IKEv2 clients have separate limits",
                                  page::kSkus},
                                 limits_count_apart}),
    needs(Fact::sku, GatewayRule{{"SKU-006", kError, "the Basic SKU does not support OpenVPN",
                                  page::kEndOfSstp},
                                 basic_with_openvpn}),
    needs(Fact::sku,
          GatewayRule{
              dated({"SKU-007", kError, "the Basic SKU does not support IKEv2",
                     "MicrosoftDocs/azure-docs articles/vpn-gateway/about-gateway-skus.md "
                     "(2026-06-11) and ikev2-openvpn-from-sstp.md (2025-09-29), which disagree"}),
              basic_with_ikev2}),
    needs(Fact::sku,
          GatewayRule{{"SKU-008", kError, "the Basic SKU does not support RADIUS", page::kSkus},
                      basic_with_radius}),
    GatewayRule{unchecked("SKU-009", "the Basic SKU does not support IPv6", "POOL-073 reports it")},
    needs(Fact::sku,
          GatewayRule{{"SKU-010", kError, "the Basic SKU does not support Microsoft Entra ID", ""},
                      basic_with_entra}),
    needs(Fact::sku,
          GatewayRule{dated({"SKU-011", kError, "the Basic SKU supports Windows clients only",
                             page::kCertificateClients}),
                      basic_with_other_systems}),
    needs(Fact::sku,
          GatewayRule{{"SKU-012", kError,
                       "the Basic SKU does not support custom policies, BGP or zones", page::kSkus},
                      basic_lacks_feature}),
    needs(Fact::sku,
          GatewayRule{{"SKU-013", kWarning, "the Basic SKU is not for production", page::kSkus},
                      basic_in_production}),
    GatewayRule{unchecked("SKU-014", "the Basic SKU is not being retired",
                          "a fact: no date is published, nothing to check")},
    needs(Fact::sku, GatewayRule{dated({"SKU-015", kError, "a new gateway uses an AZ SKU",
                                        page::kSkuConsolidation}),
                                 new_without_zones}),
    needs(Fact::sku, GatewayRule{dated({"SKU-016", kError, "an existing gateway uses an AZ SKU",
                                        page::kSkuConsolidation}),
                                 still_without_zones}),
    needs(Fact::sku, GatewayRule{dated({"SKU-017", kError, "the gateway does not use a legacy SKU",
                                        page::kNews}),
                                 legacy_sku}),
    GatewayRule{
        unchecked("SKU-018", "AZ SKUs in regions without zones",
                  "allowed everywhere; which regions have zones is not published in these pages")},
    needs(Fact::sku,
          GatewayRule{{"SKU-019", kError, "the SKU is a VPN gateway SKU", page::kSettings},
                      expressroute_sku}),
    needs(Fact::sku, GatewayRule{{"SKU-020", kWarning, "clients and sites have enough throughput",
                                  page::kSkus},
                                 users_share_throughput}),
    needs(Fact::sku,
          GatewayRule{{"SKU-021", kError, "zone redundancy requires an AZ SKU", page::kSkus},
                      zones_without_zonal_sku}),
};

}  // namespace

GatewayRules sku_rules() noexcept { return kSkuRules; }

}  // namespace p2s::rules
