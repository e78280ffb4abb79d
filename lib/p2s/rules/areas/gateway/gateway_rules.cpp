// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/gateway/gateway_rule_functions.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kSettingsPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-about-vpn-gateway-settings.md "
    "(2020-09-16)";
constexpr std::string_view kAboutPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md (2026-08-17)";
constexpr std::string_view kFaqPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-vpn-faq.md (2024-07-10)";
constexpr std::string_view kRoutesPage =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-gwudr-warning.md (2023-09-26)";
constexpr std::string_view kSecurityGroupPage =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-no-nsg-include.md (2022-03-18)";
constexpr std::string_view kActivePage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-active-active-gateways.md (2024-07-22)";
constexpr std::string_view kThirdAddressPage =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-third-public-ip.md (2024-12-06)";
constexpr std::string_view kSkuPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-gateway-skus.md (2026-06-11)";
constexpr std::string_view kNewsPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/whats-new.md (2025-11-25)";
constexpr std::string_view kLimitsPage =
    "Azure subscription limits, VPN Gateway limits (2024-01-04)";
constexpr std::string_view kCertificatePage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-certificate-gateway.md "
    "(2025-03-10)";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{{"GW-001", kError, "the gateway is of type Vpn", kSettingsPage},
                rules::not_a_vpn_gateway},
    GatewayRule{{"GW-002", kError, "the gateway is route-based", kAboutPage},
                rules::not_route_based},
    GatewayRule{{"GW-003", kError, "the gateway subnet is named GatewaySubnet", kSettingsPage},
                rules::subnet_misnamed},
    GatewayRule{{"GW-004", kError, "the gateway subnet is a /29 or larger", kSettingsPage},
                rules::subnet_too_small},
    GatewayRule{{"GW-005", kWarning, "the gateway subnet is a /27 or larger", kSettingsPage},
                rules::subnet_is_tight},
    GatewayRule{{"GW-006", kError, "the gateway subnet contains only gateways", kSettingsPage},
                rules::subnet_is_shared},
    GatewayRule{
        {"GW-007", kError, "the gateway subnet has no network security group", kSecurityGroupPage},
        rules::subnet_has_security_group},
    GatewayRule{
        {"GW-008", kError, "the gateway subnet has no user-defined default route", kRoutesPage},
        rules::subnet_has_default_route},
    GatewayRule{{"GW-009", kError, "BGP routes reach the gateway subnet", kRoutesPage},
                rules::subnet_without_bgp_routes},
    GatewayRule{
        {"GW-010", kWarning, "no user-defined route overlaps the gateway subnet", kRoutesPage},
        rules::route_over_subnet},
    GatewayRule{{"GW-011", kError, "a virtual network has one VPN gateway", kSettingsPage},
                rules::second_vpn_gateway},
    GatewayRule{{"GW-012", kWarning, "custom DNS servers forward to Azure's", kFaqPage},
                rules::dns_without_forwarder},
    GatewayRule{
        {"GW-013", kError, "active-active requires a route-based gateway above Basic", kActivePage},
        rules::active_active_impossible},
    GatewayRule{{"GW-014", kError, "active-active requires two Standard static public addresses",
                 kActivePage},
                rules::too_few_addresses},
    GatewayRule{
        {"GW-015", kError, "active-active with point-to-site requires a third public address",
         kThirdAddressPage},
        rules::third_address_missing},
    GatewayRule{{"GW-016", kError, "a new gateway has a Standard static public address", kSkuPage},
                rules::new_on_basic_address,
                true},
    GatewayRule{
        {"GW-017", kError, "an existing gateway does not use a Basic public address", kNewsPage},
        rules::still_on_basic_address,
        true},
    GatewayRule{{"GW-018", kError, "the gateway is a Resource Manager resource", kNewsPage},
                rules::classic_deployment},
    GatewayRule{
        {"GW-019", kError, "IKEv2 clients do not share a public address with the site's VPN device",
         kFaqPage},
        rules::clients_behind_site_device},
    GatewayRule{{"GW-020", kNote, "creating a gateway takes at least 45 minutes", kCertificatePage},
                rules::creation_takes_long},
    GatewayRule{{"GW-022", kWarning, "clients do not depend on reaching each other", kFaqPage},
                rules::clients_reach_each_other},
    GatewayRule{
        {"GW-024", kNote, "prefixes and routes stay within the gateway's limits", kLimitsPage},
        rules::above_gateway_limits},
};

constexpr std::array kUnchecked{
    InformationalRule{"GW-021", "point-to-site to several virtual networks",
                      "outdated statements; RTE-012 covers peered networks"},
    InformationalRule{"GW-023", "automatic reconnection and dynamic DNS",
                      "a fact about clients, nothing to check"},
    InformationalRule{"GW-025", "requirements of the client side", "a fact, nothing to check"},
    InformationalRule{"GW-026", "order of steps with certificates", "a fact, nothing to check"},
    InformationalRule{"GW-027", "order of steps with Microsoft Entra ID",
                      "a fact, nothing to check"},
};

}  // namespace

RuleSet gateway_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
