// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/policy/written_values.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

bool uses_strongswan(const GatewayFacts& facts, System system) {
  if (!facts.expects(system)) return false;
  const auto software = facts.spec.clients.software.find(system);
  return software == facts.spec.clients.software.end() || software->second == "strongswan";
}

void policy_without_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.ipsec.empty() || facts.spec.tunnels.empty() || facts.uses(azure::Tunnel::ikev2))
    return;
  findings.push_back(
      finding(rule, facts.spec.ipsec[0].origin,
              fmt::format("the policy applies to IKEv2 clients only, but the gateway offers {}",
                          facts.spec.tunnels.to_string()),
              std::vector{fix::decide(fix::told(fix::remove("ipsec"), "remove [ipsec]")),
                          fix::decide(fix::told(fix::add("gateway.tunnels", "\"ikev2\""),
                                                "add \"ikev2\" to the tunnels"))}));
}

void elliptic_group(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::ikev2) || !facts.uses(azure::Method::certificate)) return;
  each_value(facts, [&](const Written& written) {
    if (written.field.field != azure::PolicyField::dh_group || written.value == nullptr ||
        !written.value->token.starts_with("ecp"))
      return;
    findings.push_back(finding(rule, written.subject(),
                               fmt::format("according to one unconfirmed report, Windows requires "
                                           "an ECC certificate for {} with machine certificates",
                                           written.value->name),
                               "if such clients cannot connect, try dh_group = \"DHGroup14\""));
  });
}

void group_14_preferred(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.ipsec.empty() || !facts.uses(azure::Tunnel::ikev2)) return;
  for (const auto system : {System::gnu_linux, System::android}) {
    if (!uses_strongswan(facts, system)) continue;
    findings.push_back(finding(rule, fmt::format("clients ({})", to_string(system)),
                               "one gateway was observed to refuse a client's first ECP256 offer "
                               "and to request group 14; the client retries, which is harmless",
                               "put a proposal with modp2048 first to avoid the second attempt"));
  }
}

void defaults_replaced(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.ipsec.empty() || !facts.uses(azure::Tunnel::ikev2)) return;
  findings.push_back(
      finding(rule, facts.spec.ipsec[0].origin,
              "the policy replaces all default proposals: IKEv2 clients that do not offer exactly "
              "this one cannot connect, and setting it interrupts connections for seconds",
              "configure this proposal on each IKEv2 client"));
}

void fixed_gcm_of_the_sample(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::ikev2) || !uses_strongswan(facts, System::gnu_linux)) return;
  for (const auto& policy : facts.spec.ipsec) {
    if (policy.ipsec_encryption.empty() ||
        equals_ignoring_case(policy.ipsec_encryption, "GCMAES256"))
      continue;
    findings.push_back(
        finding(rule, key_of(policy, "ipsec_encryption"),
                fmt::format("strongSwan clients configured from Azure's sample offer only "
                            "esp=aes256gcm16, which a policy with {} refuses",
                            printable(policy.ipsec_encryption)),
                "change esp_proposals on these clients, or use GCMAES256"));
  }
}

constexpr std::array kPolicyClientRules{
    GatewayRule{{"POL-008", kWarning, "a policy applies to IKEv2", page::kPolicySample},
                policy_without_ikev2},
    GatewayRule{{"POL-011", kNote, "elliptic-curve groups may require ECC certificates",
                 "github.com/MicrosoftDocs/azure-docs/issues/63678 (unconfirmed)"},
                elliptic_group},
    GatewayRule{{"POL-012", kNote, "the gateway prefers group 14",
                 "github.com/MicrosoftDocs/azure-docs/issues/104181 (one trace)"},
                group_14_preferred},
    GatewayRule{{"POL-016", kWarning, "a custom policy replaces the defaults", page::kPolicyFaq},
                defaults_replaced},
    GatewayRule{{"POL-018", kWarning, "Azure's strongSwan sample requires AES-GCM",
                 "MicrosoftDocs/azure-docs "
                 "includes/vpn-gateway-vwan-client-certificate-linux-ike.md (2025-02-12)"},
                fixed_gcm_of_the_sample},
};

}  // namespace

GatewayRules policy_client_rules() noexcept { return kPolicyClientRules; }

}  // namespace p2s::rules
