// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/pool_facts.hpp>

/// The functions of the rules in pool_rule_table.cpp.
namespace p2s::rules::rules {

// pool_form.cpp
void pool_missing(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_not_a_prefix(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_too_small(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_too_small_for_active_active(const PoolFacts& facts, const PoolRule& rule,
                                      Findings& findings);
void group_pool_too_small(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_very_large(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

// pool_ranges.cpp
void pool_is_public(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_forbidden_range(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_zero_network(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_carrier_space(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_special_range(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_usual_home_range(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

// pool_overlap.cpp
void pool_overlaps_vnet(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_overlaps_peered(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_overlaps_on_premises(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_overlaps_bgp_learned(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pools_overlap(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_overlaps_custom_route(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_holds_server(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_in_gateway_subnet(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

// pool_split.cpp
void pool_is_split(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void small_pool_halved(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void sstp_keeps_128(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void split_ranges_unknown(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void selectors_follow_split(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ikev2_and_openvpn_share(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void instances_halve_pool(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void both_splits_apply(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void one_instance_keeps_half(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

// pool_capacity.cpp
void pool_smaller_than_clients(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void pool_is_the_ceiling(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void sku_unknown(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void too_many_sstp_clients(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void too_many_clients_for_sku(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

// pool_ipv6.cpp
void ipv6_pool_alone(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ipv6_pool_with_sstp_only(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ipv6_lost_on_sstp(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ipv6_on_basic(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void gateway_subnet_without_ipv6(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ipv6_preview(const PoolFacts& facts, const PoolRule& rule, Findings& findings);
void ipv6_size_undocumented(const PoolFacts& facts, const PoolRule& rule, Findings& findings);

}  // namespace p2s::rules::rules
