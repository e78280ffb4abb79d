// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <string>

namespace p2s::rules::rules {

// The functions of the rules about a migration from current_tunnels to tunnels.

// migration_sstp.cpp: the end of SSTP.
void sstp_timeline(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void ikev2_beside_sstp(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void ikev2_beside_sstp_late(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void straight_to_ikev2(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void straight_to_openvpn(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void sstp_cap(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void no_way_back(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// migration_effects.cpp: other requirements.
void package_needed(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void sstp_share_shrinks(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void pool_whole_again(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void firewalls_of_users(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void authentication_does_not_fit(const GatewayFacts& facts, const GatewayRule& rule,
                                 Findings& findings);
void basic_gateway(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void certificates_stay(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void windows_client_choice(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void always_on(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void other_migration_first(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

/// A finding about gateway.tunnels with the severity of the rule.
void add_to_tunnels(const GatewayRule& rule, Findings& findings, std::string message,
                    std::string hint = {});
bool leaves_sstp(const TunnelChange& change);
std::string counted_sstp(std::uint64_t clients);  ///< "60 SSTP clients"

inline constexpr std::string_view kTunnelsKey = "gateway.tunnels";

}  // namespace p2s::rules::rules
