// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/entra/entra_rules.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kAbout =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md (2026-08-17)";
constexpr std::string_view kEntra =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-entra-gateway.md (2024-05-02)";
constexpr std::string_view kManual =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/openvpn-azure-ad-tenant.md (2022-23)";
constexpr std::string_view kUpdate =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-entra-gateway-update.md "
    "(2024-05-24)";
constexpr std::string_view kTrouble =
    "MicrosoftDocs/SupportArticles-docs support/azure/vpn-gateway/"
    "vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md (2025-04-03)";
constexpr std::string_view kTerraform =
    "hashicorp/terraform-provider-azurerm virtual_network_gateway_resource.go (2025)";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{{"ENT-001", kError, "Entra ID requires OpenVPN", kAbout},
                rules::entra_without_openvpn},
    GatewayRule{{"ENT-002", kError, "tenant, audience and issuer are given together", kTerraform},
                rules::entra_incomplete},
    GatewayRule{{"ENT-003", kError, "a gateway has one audience", kAbout},
                rules::several_audiences},
    GatewayRule{{"ENT-004", kError, "the tenant is a login address with the tenant id", kEntra},
                rules::tenant_malformed},
    GatewayRule{{"ENT-005", kError, "the tenant does not end in a backslash", kEntra},
                rules::tenant_ends_in_backslash},
    GatewayRule{{"ENT-006", kError, "the issuer is sts.windows.net with the tenant id", kEntra},
                rules::issuer_malformed},
    GatewayRule{{"ENT-007", kError, "the issuer ends in a slash", kEntra},
                rules::issuer_without_slash},
    GatewayRule{{"ENT-008", kError, "tenant and issuer name the same tenant", kDerived},
                rules::tenant_differs_from_issuer},
    GatewayRule{{"ENT-009", kError, "the audience is an application id", kEntra},
                rules::audience_malformed},
    GatewayRule{{"ENT-010", kError, "manually registered audiences are retired", kAbout},
                rules::manual_audience_ends,
                true},
    GatewayRule{{"ENT-011", kError, "audience and tenant belong to the same cloud", kManual},
                rules::audience_of_another_cloud},
    GatewayRule{
        {"ENT-012", kNote, "older pages limit Microsoft's application to public Azure", kAbout},
        rules::microsoft_audience_elsewhere},
    GatewayRule{
        {"ENT-013", kWarning, "a changed audience must be distributed to every client", kUpdate},
        rules::audience_changed},
    GatewayRule{
        {"ENT-014", kNote, "manual registration requires an administrator's consent", kEntra},
        rules::manual_audience_needs_consent},
    GatewayRule{{"ENT-015", kWarning, "the sign-in frequency is longer than one hour", kTrouble},
                rules::signs_in_too_often},
};

}  // namespace

RuleSet entra_rules() noexcept { return {kRules, {}}; }

}  // namespace p2s::rules
