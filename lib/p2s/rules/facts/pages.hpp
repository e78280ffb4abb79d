// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// The pages that publish several rules, with the date of the edition that was read.
namespace p2s::rules::page {

inline constexpr std::string_view kAbout =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md (2026-08-17)";
inline constexpr std::string_view kAbout2024 = "Microsoft, about point-to-site VPN (late 2024)";
inline constexpr std::string_view kSettings =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-about-vpn-gateway-settings.md "
    "(2020-09-16)";
inline constexpr std::string_view kGatewayFaq =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-vpn-faq.md (2024-07-10)";
inline constexpr std::string_view kPointToSiteFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-p2s-all-include.md (2024-06-19)";
inline constexpr std::string_view kBgpFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-bgp-include.md (2019-02-12)";
inline constexpr std::string_view kNews =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/whats-new.md (2025-11-25)";
inline constexpr std::string_view kNetworkLimits =
    "MicrosoftDocs/azure-docs includes/azure-virtual-network-limits.md (2022-12-05)";
inline constexpr std::string_view kTroubles =
    "MicrosoftDocs/SupportArticles-docs "
    "support/azure/vpn-gateway/vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md "
    "(2025-04-03)";
inline constexpr std::string_view kActiveActive =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-active-active-gateways.md (2024-07-22)";
inline constexpr std::string_view kGatewayRoutes =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-gwudr-warning.md (2023-09-26)";
inline constexpr std::string_view kSkus =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-gateway-skus.md (2026-06-11)";
inline constexpr std::string_view kSkuUpgrade =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/gateway-sku-upgrade.md (2026-03-03)";
inline constexpr std::string_view kSkuConsolidation =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/gateway-sku-consolidation.md (2024-09-26), "
    "whats-new.md (2025-11-25)";
inline constexpr std::string_view kEndOfSstp =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md (2025-09-29)";
inline constexpr std::string_view kIpv6 =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ipv6-configuration.md (2025-05-02)";
inline constexpr std::string_view kClientPool =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-client-address-pool.md (2025-03-12)";
inline constexpr std::string_view kAddressPlanning =
    "Cloud Adoption Framework, plan for IP addressing; Azure Virtual Network FAQ";
inline constexpr std::string_view kGroups =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-groups-about.md (2025-04-24)";
inline constexpr std::string_view kGroupSetup =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-groups-create.md "
    "(2025-04-24)";
inline constexpr std::string_view kCertificateSetup =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-certificate-gateway.md "
    "(2025-03-10), and its edition of 2021-07-21";
inline constexpr std::string_view kPortal2021 =
    "Microsoft, point-to-site certificate authentication in the portal (2021-07-21)";
inline constexpr std::string_view kCertificateClients =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-vpn-client-certificate.md "
    "(2026-08-19)";
inline constexpr std::string_view kClientCertificates =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-p2s-clientcert-include.md (2018-03-21)";
inline constexpr std::string_view kCertificateRecipes =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-generate-export-certificates-include.md "
    "(2021-05-26)";
inline constexpr std::string_view kEntraSetup =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-entra-gateway.md (2024-05-02)";
inline constexpr std::string_view kCustomAudience =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-entra-vpn-client-custom.md (undated); pages of "
    "the Azure VPN Client (2026-08-31)";
inline constexpr std::string_view kRadiusSetup =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-radius-gateway.md (2026-06-08)";
inline constexpr std::string_view kLinuxClient =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/azure-vpn-client-linux-retirement.md "
    "(2026-05-27)";
inline constexpr std::string_view kClientOptions =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/azure-vpn-client-optional-configurations.md "
    "(undated)";
inline constexpr std::string_view kRouting =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-about-point-to-site-routing.md "
    "(2018-04-16)";
inline constexpr std::string_view kCustomRoutes =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/vpn-gateway-p2s-advertise-custom-routes.md "
    "(2021-04)";
inline constexpr std::string_view kServerMigration =
    "MicrosoftDocs/azure-docs "
    "articles/vpn-gateway/point-to-site-about-gateway-certificate-migration.md (2026-06-04)";
inline constexpr std::string_view kProfileUpdate =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-vpn-profile-update.md "
    "(2026-06-04)";
inline constexpr std::string_view kPolicySample =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/create-custom-policies-p2s-ps.md (2024-04-29)";
inline constexpr std::string_view kPolicyFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-ipsecikepolicy-include.md (2022-05-25, "
    "written for site-to-site)";
inline constexpr std::string_view kTerraform =
    "hashicorp/terraform-provider-azurerm virtual_network_gateway_resource.go (2025)";

}  // namespace p2s::rules::page
