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

/// A dynamic address has the SKU Basic; Standard addresses are always static.
bool is_basic(const spec::PublicIp& ip) {
  return equals_ignoring_case(ip.sku, "Basic") || equals_ignoring_case(ip.allocation, "Dynamic");
}

std::string described(const spec::PublicIp& ip) {
  return equals_ignoring_case(ip.allocation, "Dynamic") ? "a dynamic public address"
                                                        : "a public address with the SKU Basic";
}

Fix standard_address() {
  return fix::both(fix::set("public_ip.sku", "\"Standard\""),
                   fix::set("public_ip.allocation", "\"Static\""));
}

void active_active_impossible(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.active_active) return;
  if (facts.is_basic()) {
    findings.push_back(
        finding(rule, "gateway.active_active", "the Basic SKU has no active-active mode",
                std::vector{fix::decide(fix::told(fix::set("gateway.sku", "\"VpnGw1AZ\""),
                                                  "choose VpnGw1AZ or larger")),
                            fix::decide(fix::set("gateway.active_active", "false"))}));
  }
  if (equals_ignoring_case(facts.spec.vpn_type, "PolicyBased")) {
    findings.push_back(finding(rule, "gateway.active_active",
                               "a policy-based gateway has no active-active mode",
                               route_based(facts)));
  }
}

/// Only for AZ SKUs must the third address be created.
bool needs_third_address(const GatewayFacts& facts) {
  return facts.spec.active_active && facts.pool.sku && facts.pool.sku->zone_redundant;
}

void no_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.active_active || facts.spec.public_ip.count != 0) return;
  findings.push_back(finding(rule, "public_ip.count", "the gateway has no public address",
                             fix::set("public_ip.count", "1", ", or remove it")));
}

void too_few_addresses(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (!facts.spec.active_active) return;
  if (ip.count && *ip.count < 2 && !needs_third_address(facts)) {
    findings.push_back(
        finding(rule, "public_ip.count",
                fmt::format("an active-active gateway requires two public addresses, but has {}",
                            *ip.count),
                fix::decide(fix::set("public_ip.count", "2"))));
  }
  if (is_basic(ip)) {
    findings.push_back(finding(
        rule, "public_ip", fmt::format("an active-active gateway cannot have {}", described(ip)),
        standard_address()));
  }
}

void third_address_missing(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& count = facts.spec.public_ip.count;
  const auto& sku = facts.pool.sku;
  // For other SKUs Azure provides the third address.
  if (!needs_third_address(facts)) return;
  if (!count) {
    findings.push_back(finding(rule, Severity::note, "public_ip.count",
                               "an active-active gateway with point-to-site requires a third "
                               "public address, which is billed",
                               {fix::decide(fix::told(fix::set("public_ip.count", "3"),
                                                      "set the number of addresses: count = 3"))}));
  } else if (*count < 3) {
    findings.push_back(finding(
        rule, "public_ip.count",
        fmt::format("an active-active gateway with point-to-site requires three public addresses, "
                    "but has {}; for {} you must create the third, which is billed",
                    *count, sku->name),
        fix::decide(fix::told(fix::set("public_ip.count", "3"),
                              "create another Standard static address and set count = 3"))));
  }
}

void new_on_basic_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (!facts.is_new() || !is_basic(ip)) return;
  const std::string_view closed =
      facts.is_basic() ? azure::kBasicAddressClosedToBasic : azure::kBasicAddressClosed;
  if (!facts.on_or_after(closed)) return;
  findings.push_back(
      finding(rule, "public_ip",
              fmt::format("since {}, new gateways cannot have {}", closed, described(ip)),
              standard_address()));
}

void still_on_basic_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (facts.is_new() || !is_basic(ip)) return;
  if (facts.is_basic()) {
    findings.push_back(finding(rule, kNote, "public_ip",
                               fmt::format("the gateway has {}: since March 2026 Azure removes it "
                                           "from gateways of the Basic SKU, and the address itself "
                                           "does not change",
                                           described(ip))));
    return;
  }
  const bool over = facts.on_or_after(azure::kBasicAddressRetired);
  findings.push_back(
      finding(rule, over ? Severity::error : Severity::warning, "public_ip",
              fmt::format("the gateway has {}, which {} on 2026-06-30", described(ip),
                          over ? "was retired" : "will be retired"),
              "migrate it to a Standard public address: up to 10 minutes without connections"));
}

constexpr std::array kGatewayAddressRules{
    GatewayRule{{"GW-013", kError, "active-active requires a route-based gateway above Basic",
                 page::kActiveActive},
                active_active_impossible},
    needs(Fact::public_ip,
          GatewayRule{
              {"GW-014", kError, "active-active requires two Standard static public addresses",
               page::kActiveActive},
              too_few_addresses}),
    needs(Fact::sku,
          GatewayRule{
              {"GW-015", kError, "active-active with point-to-site requires a third public address",
               "MicrosoftDocs/azure-docs includes/vpn-gateway-third-public-ip.md (2024-12-06)"},
              third_address_missing}),
    needs(Fact::public_ip,
          GatewayRule{dated({"GW-016", kError, "a new gateway has a Standard static public address",
                             page::kSkus}),
                      new_on_basic_address}),
    needs(
        Fact::public_ip,
        GatewayRule{dated({"GW-017", kError,
                           "an existing gateway does not use a Basic public address", page::kNews}),
                    still_on_basic_address}),
    needs(Fact::public_ip,
          GatewayRule{{"GW-028", kError, "a gateway has a public address", page::kSettings},
                      no_address}),
};

}  // namespace

GatewayRules gateway_address_rules() noexcept { return kGatewayAddressRules; }

}  // namespace p2s::rules
