// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/migration/migration_rule_functions.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md (2025-09-29)";
constexpr std::string_view kDerived =
    "derived from MicrosoftDocs/azure-docs ikev2-openvpn-from-sstp.md (2025-09-29)";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{
        {"MIG-001", kError, "a migration ends without SSTP", kPage}, rules::sstp_timeline, true},
    GatewayRule{{"MIG-002", kNote, "adding IKEv2 to SSTP needs no downtime", kPage},
                rules::ikev2_beside_sstp},
    GatewayRule{{"MIG-003", kWarning, "IKEv2 may no longer be added to SSTP", "unconfirmed"},
                rules::ikev2_beside_sstp_late,
                true},
    GatewayRule{{"MIG-004", kWarning, "replacing SSTP by IKEv2 causes downtime", kPage},
                rules::straight_to_ikev2},
    GatewayRule{{"MIG-005", kWarning, "replacing SSTP by OpenVPN disconnects SSTP clients", kPage},
                rules::straight_to_openvpn},
    GatewayRule{{"MIG-006", kWarning, "a new tunnel type requires a new package", kPage},
                rules::package_needed},
    GatewayRule{{"MIG-007", kWarning, "the pool split leaves SSTP fewer addresses", kDerived},
                rules::sstp_share_shrinks},
    GatewayRule{{"MIG-008", kNote, "without SSTP the pool is not split", kDerived},
                rules::pool_whole_again},
    GatewayRule{{"MIG-009", kWarning, "firewalls block IKEv2 more often", kPage},
                rules::firewalls_of_users},
    GatewayRule{{"MIG-010", kNote, "the SSTP limit is the same for every SKU", kPage},
                rules::sstp_cap},
    GatewayRule{{"MIG-011", kError, "the new tunnel types support the authentication method",
                 "MicrosoftDocs/azure-docs point-to-site-about.md (2026-08-17), "
                 "point-to-site-radius-gateway.md (2026-06-08)"},
                rules::authentication_does_not_fit},
    GatewayRule{{"MIG-012", kError, "a Basic gateway must be replaced",
                 "MicrosoftDocs/azure-docs ikev2-openvpn-from-sstp.md (2025-09-29) against "
                 "point-to-site-about.md (2026-08-17)"},
                rules::basic_gateway,
                true},
    GatewayRule{{"MIG-013", kNote, "certificates do not change in a migration",
                 "derived from MicrosoftDocs/azure-docs "
                 "point-to-site-about-gateway-certificate-migration.md (2026-06-04)"},
                rules::certificates_stay},
    GatewayRule{{"MIG-014", kNote, "OpenVPN requires additional software on Windows",
                 "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md "
                 "(2026-08-17)"},
                rules::windows_client_choice},
    GatewayRule{{"MIG-015", kWarning, "Always On VPN requires IKEv2",
                 "headsinthecloud.blog, directaccess.richardhicks.com (community, 2025-26)"},
                rules::always_on},
    GatewayRule{{"MIG-018", kNote, "SKU and address are migrated first",
                 "MicrosoftDocs/azure-docs whats-new.md (2025-11-25), gateway-sku-upgrade.md "
                 "(2026-03-03)"},
                rules::other_migration_first},
    GatewayRule{
        {"MIG-019", kWarning, "SSTP cannot be enabled again", kDerived}, rules::no_way_back, true},
};

constexpr std::array kUnchecked{
    InformationalRule{"MIG-016", "PowerShell form of the change",
                      "a command, nothing to check; migration plans contain it"},
    InformationalRule{"MIG-017", "order of steps",
                      "an order of steps, nothing to check; migration plans contain it"},
};

}  // namespace

RuleSet migration_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
