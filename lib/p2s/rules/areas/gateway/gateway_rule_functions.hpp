// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>

/// The functions of the GW rules; the table is in gateway_rules.cpp.
namespace p2s::rules::rules {

// gateway_kind.cpp: the gateway and its network
void not_a_vpn_gateway(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void not_route_based(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void second_vpn_gateway(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void classic_deployment(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void dns_without_forwarder(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void clients_behind_site_device(const GatewayFacts& facts, const GatewayRule& rule,
                                Findings& findings);
void clients_reach_each_other(const GatewayFacts& facts, const GatewayRule& rule,
                              Findings& findings);
void creation_takes_long(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void above_gateway_limits(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// gateway_subnet.cpp
void subnet_misnamed(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void subnet_too_small(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void subnet_is_tight(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void subnet_is_shared(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void subnet_has_security_group(const GatewayFacts& facts, const GatewayRule& rule,
                               Findings& findings);
void subnet_has_default_route(const GatewayFacts& facts, const GatewayRule& rule,
                              Findings& findings);
void subnet_without_bgp_routes(const GatewayFacts& facts, const GatewayRule& rule,
                               Findings& findings);
void route_over_subnet(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// gateway_address.cpp: active-active and public addresses
void active_active_impossible(const GatewayFacts& facts, const GatewayRule& rule,
                              Findings& findings);
void too_few_addresses(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void third_address_missing(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void new_on_basic_address(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void still_on_basic_address(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

}  // namespace p2s::rules::rules
