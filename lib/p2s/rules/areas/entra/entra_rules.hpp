// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>

namespace p2s::rules::rules {

// The functions of the table in entra_area.cpp.

// entra_tenant.cpp: the table [entra] as a whole, tenant and issuer
void entra_without_openvpn(const GatewayFacts&, const GatewayRule&, Findings&);
void entra_incomplete(const GatewayFacts&, const GatewayRule&, Findings&);
void tenant_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void tenant_ends_in_backslash(const GatewayFacts&, const GatewayRule&, Findings&);
void issuer_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void issuer_without_slash(const GatewayFacts&, const GatewayRule&, Findings&);
void tenant_differs_from_issuer(const GatewayFacts&, const GatewayRule&, Findings&);
void signs_in_too_often(const GatewayFacts&, const GatewayRule&, Findings&);

// entra_application.cpp: the audience
void several_audiences(const GatewayFacts&, const GatewayRule&, Findings&);
void audience_malformed(const GatewayFacts&, const GatewayRule&, Findings&);
void manual_audience_ends(const GatewayFacts&, const GatewayRule&, Findings&);
void audience_of_another_cloud(const GatewayFacts&, const GatewayRule&, Findings&);
void microsoft_audience_elsewhere(const GatewayFacts&, const GatewayRule&, Findings&);
void audience_changed(const GatewayFacts&, const GatewayRule&, Findings&);
void manual_audience_needs_consent(const GatewayFacts&, const GatewayRule&, Findings&);

/// The parts of "https://HOST/GUID…".
struct TenantAddress {
  std::string_view host;
  std::string_view id;
  std::string_view rest;
};
/// nullopt if the text has another form.
std::optional<TenantAddress> parse_tenant_address(std::string_view text);

}  // namespace p2s::rules::rules
