// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/rule.hpp>

// The functions of the CERT and CRT rules; the tables are in root_rules.cpp and
// certificate_rules.cpp.
namespace p2s::rules::rules {

/// Runs the test of that id (certificate_tests()) on each root and each client.
void check_each(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// root_data.cpp
void no_root(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void too_many_roots(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void too_many_revocations(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_is_no_certificate(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_data_has_blanks(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_data_has_markers(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_data_encoded_twice(const GatewayFacts& facts, const GatewayRule& rule,
                             Findings& findings);
void root_data_has_private_key(const GatewayFacts& facts, const GatewayRule& rule,
                               Findings& findings);
void root_name_invalid(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void roots_repeated(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_in_key_vault(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// root_chain.cpp
void client_without_root(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void intermediate_missing(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_removed(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

// certificate_relations.cpp
void client_dates(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void signed_by_another_key(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void certificate_shared(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void clients_alike(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void root_key_at_client(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);
void chain_very_deep(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings);

/// The users of the certificate; several if it names several users.
std::set<std::string> users_of(const ClientCertificate& client);

}  // namespace p2s::rules::rules
