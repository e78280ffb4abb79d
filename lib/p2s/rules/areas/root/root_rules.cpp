// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/certificate/certificate_rule_functions.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kPortal =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-certificate-gateway.md "
    "(2025-03-10), and its edition of 2021-07-21";
constexpr std::string_view kLimits =
    "MicrosoftDocs/azure-docs includes/azure-virtual-network-limits.md (2022-12-05)";
constexpr std::string_view kTrouble =
    "MicrosoftDocs/SupportArticles-docs support/azure/vpn-gateway/"
    "vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md (2025-04-03)";
constexpr std::string_view kClients =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-vpn-client-certificate.md "
    "(2026-08-19)";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;

constexpr std::array kRules{
    GatewayRule{{"CERT-001", kError, "certificate authentication has a root", kPortal},
                rules::no_root},
    GatewayRule{{"CERT-002", kError, "a gateway has at most 20 roots", kLimits},
                rules::too_many_roots},
    GatewayRule{{"CERT-003", kError, "a gateway has at most 300 revoked certificates", kLimits},
                rules::too_many_revocations,
                true},
    GatewayRule{{"CERT-004", kError, "a root is the Base-64 of an X.509 certificate", kPortal},
                rules::root_is_no_certificate},
    GatewayRule{{"CERT-005", kError, "the data of a root is one line without spaces", kTrouble},
                rules::root_data_has_blanks},
    GatewayRule{{"CERT-006", kError, "the data of a root has no BEGIN and END lines",
                 "github.com/MicrosoftDocs/azure-docs/issues/72838 (2021)"},
                rules::root_data_has_markers},
    GatewayRule{{"CERT-007", kError, "the data of a root is encoded once",
                 "github.com/Azure/azure-cli/issues/29123 (2024)"},
                rules::root_data_encoded_twice},
    GatewayRule{{"CERT-008", kError, "the private key of a root is not included", kPortal},
                rules::root_data_has_private_key},
    GatewayRule{{"CERT-009", kError, "Azure accepts the name of a root", kTrouble},
                rules::root_name_invalid},
    GatewayRule{{"CERT-010", kError, "each root is listed once", kDerived}, rules::roots_repeated},
    GatewayRule{{"CERT-011", kError, "a root is valid", kTrouble}, rules::check_each, true},
    GatewayRule{{"CERT-012", kWarning, "a root is valid for at least 90 more days", kDerived},
                rules::check_each,
                true},
    GatewayRule{{"CERT-013", kError, "the roots of all clients are on the gateway", kPortal},
                rules::client_without_root,
                true},
    GatewayRule{{"CERT-015", kWarning, "intermediate CAs are uploaded after their root", kClients},
                rules::intermediate_missing,
                true},
    GatewayRule{{"CERT-016", kError, "a root is kept while clients depend on it", kPortal},
                rules::root_removed,
                true},
    GatewayRule{{"CERT-017", kError, "roots are not in a key vault",
                 "MicrosoftDocs/azure-docs includes/"
                 "vpn-gateway-faq-p2s-azurecert-include.md (2022-05-25)"},
                rules::root_in_key_vault},
    GatewayRule{{"CERT-018", kError, "a root is not a client certificate", kDerived},
                rules::check_each},
};

constexpr std::array kUnchecked{
    InformationalRule{"CERT-014", "root of an enterprise CA",
                      "allowed beside self-signed ones: a fact, nothing to check"},
};

}  // namespace

RuleSet root_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
