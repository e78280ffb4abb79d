// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/group/group_rules.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kAbout =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-groups-about.md (2025-04-24)";
constexpr std::string_view kCreate =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-groups-create.md "
    "(2025-04-24)";
constexpr std::string_view kApi = "Azure SDK arm-network 36.0.0, VpnPolicyMemberAttributeType";
constexpr std::string_view kDerived = "derived from point-to-site-user-groups-about.md";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{{"GRP-001", kError, "exactly one group is the default", kAbout},
                rules::default_group_count},
    GatewayRule{{"GRP-002", kError, "group names are unique", kAbout}, rules::group_names_repeat},
    GatewayRule{{"GRP-003", kError, "priorities are unique and not negative", kAbout},
                rules::priority_wrong},
    GatewayRule{{"GRP-004", kError, "a gateway has at most 90 groups and 390 members", kAbout},
                rules::too_many_groups},
    GatewayRule{{"GRP-005", kError, "a member has a type of the API", kApi},
                rules::member_type_unknown},
    GatewayRule{{"GRP-006", kError, "an Entra group is identified by its object id", kCreate},
                rules::entra_value_malformed},
    GatewayRule{{"GRP-007", kError, "Entra groups require OpenVPN", kAbout},
                rules::entra_group_without_openvpn},
    GatewayRule{{"GRP-008", kError, "a certificate group is the domain of the common name", kAbout},
                rules::certificate_value_malformed},
    GatewayRule{{"GRP-009", kWarning, "an alternative name equals the subject", kCreate},
                rules::alternative_name_differs},
    GatewayRule{{"GRP-010", kError, "a RADIUS group is 6ad1bd and one byte", kAbout},
                rules::radius_value_malformed},
    GatewayRule{{"GRP-011", kError, "the authentication method of a group is enabled", kDerived},
                rules::member_without_authentication},
    GatewayRule{{"GRP-015", kNote, "the lowest priority number wins", kAbout},
                rules::order_of_groups},
    GatewayRule{{"GRP-016", kWarning, "a group is in only one configuration", kAbout},
                rules::group_in_two_configurations},
    GatewayRule{{"GRP-017", kError, "groups require IKEv2 or OpenVPN", kDerived},
                rules::groups_with_sstp},
    GatewayRule{{"GRP-018", kWarning, "Azure VPN Clients support groups", kCreate},
                rules::client_older_than_groups},
};

constexpr std::array kUnchecked{
    InformationalRule{"GRP-012", "guest users", "requires the directory of the tenant"},
    InformationalRule{"GRP-013", "deleting a group that is used", "requires the live gateway"},
    InformationalRule{"GRP-014", "pools of groups",
                      "POOL-005, POOL-024 and POOL-047 also check pools of groups"},
};

}  // namespace

RuleSet group_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
