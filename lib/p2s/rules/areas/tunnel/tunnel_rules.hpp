// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>

namespace p2s::rules::rules {

// The functions of the table in tunnel_area.cpp.

// sstp_end.cpp: the end of SSTP
void sstp_is_enabled(const GatewayFacts&, const GatewayRule&, Findings&);
void sstp_will_stop(const GatewayFacts&, const GatewayRule&, Findings&);
void sstp_has_stopped(const GatewayFacts&, const GatewayRule&, Findings&);

// tunnel_systems.cpp: the users' operating systems
void ikev2_behind_firewalls(const GatewayFacts&, const GatewayRule&, Findings&);
void windows_tries_both(const GatewayFacts&, const GatewayRule&, Findings&);
void native_is_ikev2_only(const GatewayFacts&, const GatewayRule&, Findings&);
void system_too_old_for_openvpn(const GatewayFacts&, const GatewayRule&, Findings&);
void macos_too_old_for_ikev2(const GatewayFacts&, const GatewayRule&, Findings&);
void windows_too_old_for_sstp(const GatewayFacts&, const GatewayRule&, Findings&);
void windows_needs_updates(const GatewayFacts&, const GatewayRule&, Findings&);
void windows_needs_administrator(const GatewayFacts&, const GatewayRule&, Findings&);

// tunnel_methods.cpp: tunnel types and authentication together
void sstp_beside_openvpn(const GatewayFacts&, const GatewayRule&, Findings&);
void no_tunnel(const GatewayFacts&, const GatewayRule&, Findings&);
void tls_too_old(const GatewayFacts&, const GatewayRule&, Findings&);
void authentication_not_in_table(const GatewayFacts&, const GatewayRule&, Findings&);
void entra_alone_beside_ikev2(const GatewayFacts&, const GatewayRule&, Findings&);
void entra_by_openvpn_only(const GatewayFacts&, const GatewayRule&, Findings&);
void radius_over_openvpn(const GatewayFacts&, const GatewayRule&, Findings&);
void client_without_tunnel(const GatewayFacts&, const GatewayRule&, Findings&);

}  // namespace p2s::rules::rules
