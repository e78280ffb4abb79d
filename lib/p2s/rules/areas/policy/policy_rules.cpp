// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/policy/policy_rule_functions.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-ipsecikepolicy-include.md (2022-05-25, "
    "written for site-to-site)";
constexpr std::string_view kSample =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/create-custom-policies-p2s-ps.md (2024-04-29)";
constexpr std::string_view kRanges =
    "hashicorp/terraform-provider-azurerm virtual_network_gateway (2025); Azure VPN Gateway FAQ "
    "(2022-05-25)";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{{"POL-001", kError, "a custom policy has all fields", kFaq},
                rules::policy_incomplete},
    GatewayRule{
        {"POL-002", kError, "policy values are supported by point-to-site", azure::kPolicySource},
        rules::value_not_accepted},
    GatewayRule{{"POL-003", kError, "both IPsec fields have the same AES-GCM value", kFaq},
                rules::gcm_in_one_field_only},
    GatewayRule{{"POL-004", kNote, "with AES-GCM, the IKE integrity is used as the PRF only",
                 "derived from the values of New-AzVpnClientIpsecParameter"},
                rules::gcm_for_ike},
    GatewayRule{{"POL-005", kError, "lifetime and size are in range", kRanges},
                rules::limit_out_of_range},
    GatewayRule{{"POL-006", kError, "a gateway has one policy", kFaq}, rules::several_policies},
    GatewayRule{{"POL-007", kError, "the Basic SKU has no custom policy", kFaq},
                rules::policy_on_basic},
    GatewayRule{{"POL-008", kWarning, "a policy applies to IKEv2", kSample},
                rules::policy_without_ikev2},
    GatewayRule{{"POL-009", kWarning, "1024-bit groups are too short", kSample}, rules::group_2},
    GatewayRule{{"POL-010", kWarning, "RFC 8247 advises against group 24",
                 "RFC 8247, section 2.4 (2017-09)"},
                rules::group_24},
    GatewayRule{{"POL-011", kNote, "elliptic-curve groups may require ECC certificates",
                 "github.com/MicrosoftDocs/azure-docs/issues/63678 (unconfirmed)"},
                rules::elliptic_group},
    GatewayRule{{"POL-012", kNote, "the gateway prefers group 14",
                 "github.com/MicrosoftDocs/azure-docs/issues/104181 (one trace)"},
                rules::group_14_preferred},
    GatewayRule{{"POL-013", kNote, "group 14 is called DHGroup14 and PFS14",
                 "github.com/MicrosoftDocs/azure-docs/issues/62235 (2020)"},
                rules::group_14_misspelt},
    GatewayRule{{"POL-016", kWarning, "a custom policy replaces the defaults", kFaq},
                rules::defaults_replaced},
    GatewayRule{{"POL-017", kError, "a policy contains no weak algorithms", azure::kPolicySource},
                rules::weak_algorithm},
    GatewayRule{
        {"POL-018", kWarning, "Azure's strongSwan sample requires AES-GCM",
         "MicrosoftDocs/azure-docs includes/vpn-gateway-vwan-client-certificate-linux-ike.md "
         "(2025-02-12)"},
        rules::fixed_gcm_of_the_sample},
};

constexpr std::array kUnchecked{
    InformationalRule{"POL-014", "an AEAD proposal of strongSwan names its PRF",
                      "a setting of the clients; generated proposals always name it"},
    InformationalRule{"POL-015", "a client's PFS group is the gateway's",
                      "a setting of the clients; generated proposals match the gateway"},
};

}  // namespace

RuleSet policy_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
