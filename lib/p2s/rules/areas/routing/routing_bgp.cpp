// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::int64_t kDefaultAsn = 65515;

bool is_reserved_by_azure(std::int64_t asn) {
  constexpr std::array<std::int64_t, 8> kReserved{8074,  8075,  12076, 65515,
                                                  65517, 65518, 65519, 65520};
  return std::find(kReserved.begin(), kReserved.end(), asn) != kReserved.end();
}

bool is_reserved_by_iana(std::int64_t asn) {
  return asn == 23456 || (asn >= 64496 && asn <= 64511) || (asn >= 65535 && asn <= 65551) ||
         asn == 4294967295;
}

void gateway_asn_reserved(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto asn = facts.spec.asn;
  if (!asn || !is_reserved_by_iana(*asn)) return;
  findings.push_back(finding(rule, "gateway.asn",
                             fmt::format("ASN {} is reserved by IANA, so Azure refuses it", *asn),
                             fix::decide(fix::set("gateway.asn", std::to_string(kDefaultAsn)))));
}

void site_asn_unusable(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto asn = facts.spec.on_premises.asn;
  if (!asn) return;
  const auto own = facts.spec.asn.value_or(kDefaultAsn);
  const auto* const why = is_reserved_by_azure(*asn)  ? "reserved by Azure"
                          : is_reserved_by_iana(*asn) ? "reserved by IANA"
                          : *asn == own               ? "that of the gateway"
                                                      : nullptr;
  if (why == nullptr) return;
  findings.push_back(finding(
      rule, "on_premises.asn",
      fmt::format("the site's ASN {} is {}, so BGP with the gateway is impossible", *asn, why),
      "use another private ASN for the site, such as 65010"));
}

void peer_is_public_address(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& site = facts.spec.on_premises;
  if (!site.device_address) return;
  for (const auto& peer : site.bgp_peers) {
    if (peer.prefix.first() != *site.device_address) continue;
    findings.push_back(
        finding(rule, peer.origin,
                fmt::format("BGP peer {} is the public address of the site's VPN device",
                            peer.prefix.first().to_string()),
                "use another address of the device, for example of its loopback interface"));
  }
}

constexpr std::array kRoutingBgpRules{
    GatewayRule{{"RTE-020", kError, "the gateway's ASN is not reserved", page::kBgpFaq},
                gateway_asn_reserved},
    GatewayRule{{"RTE-021", kError, "the site's ASN is neither reserved nor that of the gateway",
                 page::kBgpFaq},
                site_asn_unusable},
    GatewayRule{
        {"RTE-022", kError, "BGP peers are not the public address of their device", page::kBgpFaq},
        peer_is_public_address},
};

}  // namespace

GatewayRules routing_bgp_rules() noexcept { return kRoutingBgpRules; }

}  // namespace p2s::rules
