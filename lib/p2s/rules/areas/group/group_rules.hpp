// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>

namespace p2s::rules::rules {

// The functions of the table in group_area.cpp.

// group_list.cpp: the list of groups
void default_group_count(const GatewayFacts&, const GatewayRule&, Findings&);
void group_names_repeat(const GatewayFacts&, const GatewayRule&, Findings&);
void priority_wrong(const GatewayFacts&, const GatewayRule&, Findings&);
void too_many_groups(const GatewayFacts&, const GatewayRule&, Findings&);
void order_of_groups(const GatewayFacts&, const GatewayRule&, Findings&);
void group_in_two_configurations(const GatewayFacts&, const GatewayRule&, Findings&);
void groups_with_sstp(const GatewayFacts&, const GatewayRule&, Findings&);
void client_older_than_groups(const GatewayFacts&, const GatewayRule&, Findings&);

// group_member.cpp: members
void member_type_unknown(const GatewayFacts&, const GatewayRule&, Findings&);
void entra_value_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void entra_group_without_openvpn(const GatewayFacts&, const GatewayRule&, Findings&);
void certificate_value_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void alternative_name_differs(const GatewayFacts&, const GatewayRule&, Findings&);
void radius_value_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void member_without_authentication(const GatewayFacts&, const GatewayRule&, Findings&);

}  // namespace p2s::rules::rules
