// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/pool/pool_rule_functions.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kPoolPage =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-client-address-pool.md (2025-03-12)";
constexpr std::string_view kGroupPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-user-groups-create.md "
    "(2025-04-24)";
constexpr std::string_view kSstpPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md (2025-09-29)";
constexpr std::string_view kIpv6Page =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ipv6-configuration.md (2025-05-02)";
constexpr std::string_view kActivePage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-active-active-gateways.md (2024-07-22)";
constexpr std::string_view kSkuPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/about-gateway-skus.md (2026-06-11)";
constexpr std::string_view kPlanningPage =
    "Cloud Adoption Framework, plan for IP addressing; Azure Virtual Network FAQ";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    PoolRule{{"POOL-001", kError, "a gateway has a client address pool",
              "github.com/pulumi/pulumi-azure-native/issues/4735 (2026-06)"},
             rules::pool_missing},
    PoolRule{{"POOL-002", kError, "pools are prefixes without host bits",
              "github.com/MicrosoftDocs/azure-docs/issues/27156 (2019)"},
             rules::pool_not_a_prefix},
    PoolRule{{"POOL-003", kError, "the smallest pool is a /29", kPoolPage}, rules::pool_too_small},
    PoolRule{
        {"POOL-004", kError, "the smallest pool of an active-active gateway is a /28", kPoolPage},
        rules::pool_too_small_for_active_active},
    PoolRule{{"POOL-005", kError, "the smallest pool of a user group is a /24", kGroupPage},
             rules::group_pool_too_small},
    PoolRule{{"POOL-006", kWarning, "pools are private", kPoolPage}, rules::pool_is_public},
    PoolRule{{"POOL-007", kError, "pools do not overlap ranges that Azure forbids", kPlanningPage},
             rules::pool_in_forbidden_range},
    PoolRule{{"POOL-008", kError, "pools do not overlap 0.0.0.0/8", kDerived},
             rules::pool_in_zero_network},
    PoolRule{{"POOL-009", kWarning, "pools avoid carrier-grade NAT space", "unconfirmed"},
             rules::pool_in_carrier_space},
    PoolRule{{"POOL-010", kWarning, "pools avoid special-purpose ranges", kPlanningPage},
             rules::pool_in_special_range},
    PoolRule{{"POOL-013", kNote, "pools larger than a /16 waste addresses", kDerived},
             rules::pool_very_large},
    PoolRule{{"POOL-020", kError, "pools do not overlap the virtual network", kPoolPage},
             rules::pool_overlaps_vnet},
    PoolRule{{"POOL-021", kError, "pools do not overlap a peered network", kGroupPage},
             rules::pool_overlaps_peered},
    PoolRule{{"POOL-022", kError, "pools do not overlap an on-premises range", kPoolPage},
             rules::pool_overlaps_on_premises},
    PoolRule{{"POOL-023", kError, "pools do not overlap a range learned by BGP",
              "github.com/MicrosoftDocs/azure-docs/issues/101698 (2022)"},
             rules::pool_overlaps_bgp_learned},
    PoolRule{{"POOL-024", kError, "pools do not overlap each other", kGroupPage},
             rules::pools_overlap},
    PoolRule{{"POOL-026", kWarning, "pools avoid common home ranges", kDerived},
             rules::pool_in_usual_home_range},
    PoolRule{{"POOL-027", kWarning, "pools do not overlap a custom route", kDerived},
             rules::pool_overlaps_custom_route},
    PoolRule{{"POOL-028", kError, "pools do not contain servers", kDerived},
             rules::pool_holds_server},
    PoolRule{{"POOL-029", kNote, "pools are not part of the gateway subnet",
              "github.com/MicrosoftDocs/azure-docs/issues/112981 (2023)"},
             rules::pool_in_gateway_subnet},
    PoolRule{{"POOL-040", kNote, "SSTP with IKEv2 splits the pools", kSstpPage},
             rules::pool_is_split},
    PoolRule{{"POOL-041", kNote, "pools of /24 or smaller are split in halves", kSstpPage},
             rules::small_pool_halved},
    PoolRule{{"POOL-042", kNote, "SSTP gets 128 addresses of a larger pool", kSstpPage},
             rules::sstp_keeps_128},
    PoolRule{{"POOL-043", kNote, "the addresses of each protocol are not published", "unconfirmed"},
             rules::split_ranges_unknown},
    PoolRule{{"POOL-045", kWarning, "traffic selectors follow the split", kSstpPage},
             rules::selectors_follow_split},
    PoolRule{{"POOL-046", kNote, "IKEv2 and OpenVPN share a pool", kDerived},
             rules::ikev2_and_openvpn_share},
    PoolRule{{"POOL-047", kNote, "each instance gets half of a pool", kGroupPage},
             rules::instances_halve_pool},
    PoolRule{{"POOL-048", kWarning, "both splits apply", "derived, order unconfirmed"},
             rules::both_splits_apply},
    PoolRule{{"POOL-049", kError, "the pools have addresses for the expected clients", kDerived},
             rules::pool_smaller_than_clients},
    PoolRule{{"POOL-050", kNote, "the pools limit the clients, not the SKU", kSkuPage},
             rules::pool_is_the_ceiling},
    PoolRule{{"POOL-052", kNote, "a single instance has half of each pool", kActivePage},
             rules::one_instance_keeps_half},
    PoolRule{{"POOL-070", kError, "IPv6 pools require an IPv4 pool", kIpv6Page},
             rules::ipv6_pool_alone},
    PoolRule{{"POOL-071", kError, "SSTP does not support IPv6", kIpv6Page},
             rules::ipv6_pool_with_sstp_only},
    PoolRule{{"POOL-072", kWarning, "clients that fall back to SSTP lose IPv6", kDerived},
             rules::ipv6_lost_on_sstp},
    PoolRule{{"POOL-073", kError, "the Basic SKU does not support IPv6", kIpv6Page},
             rules::ipv6_on_basic},
    PoolRule{{"POOL-075", kError, "IPv6 networks require an IPv6 gateway subnet", kIpv6Page},
             rules::gateway_subnet_without_ipv6},
    PoolRule{{"POOL-078", kWarning, "IPv6 was published as a preview", kIpv6Page},
             rules::ipv6_preview},
    PoolRule{{"POOL-079", kNote, "the sizes of IPv6 pools are not documented", "unconfirmed"},
             rules::ipv6_size_undocumented},
    PoolRule{{"SKU-001", kError, "the SKU is a published one", kSkuPage}, rules::sku_unknown},
    PoolRule{{"SKU-003", kError, "a gateway allows 128 SSTP clients", kSstpPage},
             rules::too_many_sstp_clients},
    PoolRule{{"SKU-004", kError, "the SKU limits IKEv2 and OpenVPN clients", kSkuPage},
             rules::too_many_clients_for_sku},
};

constexpr std::array kUnchecked{
    InformationalRule{"POOL-011", "custom APIPA ranges",
                      "part of 169.254.0.0/16: POOL-007 reports them"},
    InformationalRule{"POOL-012", "pool from an IPAM allocation",
                      "p2s.toml supports literal prefixes only"},
    InformationalRule{"POOL-014", "pool of /30, /31 or /32", "POOL-003 or POOL-004 reports it"},
    InformationalRule{"POOL-025", "the client's own network", "known only on the client"},
    InformationalRule{"POOL-044", "equal shares between protocols",
                      "older wording; POOL-041 and POOL-042 replace it"},
    InformationalRule{"POOL-051", "no addresses are reserved", "a fact, included in the counts"},
    InformationalRule{"POOL-053", "netmask shown on a client",
                      "a fact about clients, nothing to check"},
    InformationalRule{"POOL-054", "several pools", "every rule checks each pool"},
    InformationalRule{"POOL-055", "classful routes on Windows",
                      "2017 only; newer profiles have explicit routes"},
    InformationalRule{"POOL-056", "pool changed on a live gateway", "requires the live gateway"},
    InformationalRule{"POOL-074", "IPv6 added to an existing gateway", "requires the live gateway"},
    InformationalRule{"POOL-076", "IPv6 outside the tunnel", "not part of p2s.toml"},
    InformationalRule{"POOL-077", "IPv6 route with the gateway as next hop",
                      "route tables are not in p2s.toml"},
};

}  // namespace

std::span<const PoolRule> pool_rules() noexcept { return kRules; }

std::span<const InformationalRule> unchecked_pool_rules() noexcept { return kUnchecked; }

}  // namespace p2s::rules
