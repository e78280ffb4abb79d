// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/base/text.hpp>
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

constexpr const char* kStandard = "set sku = \"Standard\" and allocation = \"Static\"";

void active_active_impossible(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.active_active) return;
  if (facts.is_basic()) {
    findings.push_back(finding(rule, "gateway.active_active",
                               "the Basic SKU has no active-active mode",
                               "choose VpnGw1AZ or larger, or set active_active = false"));
  }
  if (equals_ignoring_case(facts.spec.vpn_type, "PolicyBased")) {
    findings.push_back(finding(rule, "gateway.active_active",
                               "a policy-based gateway has no active-active mode",
                               "set vpn_type = \"RouteBased\""));
  }
}

void too_few_addresses(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (!facts.spec.active_active) return;
  if (ip.count && *ip.count < 2) {
    findings.push_back(
        finding(rule, "public_ip.count",
                fmt::format("an active-active gateway requires two public addresses, but has {}",
                            *ip.count),
                "set count = 3: point-to-site requires a third"));
  }
  if (is_basic(ip)) {
    findings.push_back(
        finding(rule, "public_ip",
                fmt::format("an active-active gateway cannot have {}", described(ip)), kStandard));
  }
}

void third_address_missing(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& count = facts.spec.public_ip.count;
  const auto& sku = facts.pool.sku;
  // For other SKUs Azure provides the third address.
  if (!facts.spec.active_active || !sku || !sku->zone_redundant) return;
  if (!count) {
    findings.push_back(finding(rule, Severity::note, "public_ip.count",
                               "an active-active gateway with point-to-site requires a third "
                               "public address, which is billed",
                               "set the number of addresses: count = 3"));
  } else if (*count < 3) {
    findings.push_back(finding(
        rule, "public_ip.count",
        fmt::format("an active-active gateway with point-to-site requires three public addresses, "
                    "but has {}; for {} you must create the third, which is billed",
                    *count, sku->name),
        "create another Standard static address and set count = 3"));
  }
}

void new_on_basic_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (!facts.is_new() || !is_basic(ip)) return;
  const std::string_view closed =
      facts.is_basic() ? azure::kBasicAddressClosedToBasic : azure::kBasicAddressClosed;
  if (!facts.on_or_after(closed)) return;
  findings.push_back(finding(
      rule, "public_ip",
      fmt::format("since {}, new gateways cannot have {}", closed, described(ip)), kStandard));
}

void still_on_basic_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& ip = facts.spec.public_ip;
  if (facts.is_new() || !is_basic(ip)) return;
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
    GatewayRule{{"GW-014", kError, "active-active requires two Standard static public addresses",
                 page::kActiveActive},
                too_few_addresses},
    GatewayRule{
        {"GW-015", kError, "active-active with point-to-site requires a third public address",
         "MicrosoftDocs/azure-docs includes/vpn-gateway-third-public-ip.md (2024-12-06)"},
        third_address_missing},
    GatewayRule{dated({"GW-016", kError, "a new gateway has a Standard static public address",
                       page::kSkus}),
                new_on_basic_address},
    GatewayRule{dated({"GW-017", kError, "an existing gateway does not use a Basic public address",
                       page::kNews}),
                still_on_basic_address},
};

}  // namespace

GatewayRules gateway_address_rules() noexcept { return kGatewayAddressRules; }

}  // namespace p2s::rules
