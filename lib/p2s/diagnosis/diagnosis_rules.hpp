// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <array>

namespace p2s::diagnosis {
// The pages that publish the rules.
namespace page {
inline constexpr std::string_view kPortal =
    "MicrosoftDocs/azure-docs point-to-site certificate authentication, portal (2021-07-21)";
inline constexpr std::string_view kTroubles =
    "MicrosoftDocs/SupportArticles-docs "
    "support/azure/vpn-gateway/vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md "
    "(2025-04-03)";
inline constexpr std::string_view kTroubles2017 =
    "MicrosoftDocs/azure-docs, the point-to-site troubleshooting page in its edition of 2017-06-23";
inline constexpr std::string_view kIpv6 =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ipv6-configuration.md (2025-05-02)";
inline constexpr std::string_view kDns =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/azure-vpn-client-optional-configurations.md";
}  // namespace page

/// Every rule that the diagnosis of a client applies, sorted by id. Those of other areas are not
/// checked by check_gateway().
inline constexpr std::array kDiagnosisRules{
    Rule{"DIAG-001", Severity::error, "a connected client has an address of the pool", ""},
    Rule{"DIAG-002", Severity::warning, "tunnel addresses are in a pool of this gateway", ""},
    Rule{"DIAG-003", Severity::error, "a client has an IP address", ""},
    Rule{"DIAG-004", Severity::warning, "interfaces do not have only link-local addresses", ""},
    Rule{"DIAG-005", Severity::error, "the virtual network is routed into the tunnel",
         page::kTroubles},
    Rule{"DIAG-006", Severity::warning,
         "routes outside the tunnel do not cover addresses of the virtual network", ""},
    Rule{"DIAG-007", Severity::warning,
         "a connected client uses the DNS servers of the virtual network", page::kDns},
    Rule{"DIAG-008", Severity::warning, "a client has a DNS server", ""},
    Rule{"DIAG-009", Severity::warning,
         "the client's own network does not overlap networks behind the gateway", ""},
    Rule{"DIAG-010", Severity::warning,
         "a client of a gateway with an IPv6 pool has an IPv6 address of the pool", page::kIpv6},
    Rule{"DIAG-011", Severity::error, "logs contain no known error", ""},
    Rule{"DIAG-012", Severity::note, "logs contain no unknown error", ""},
    Rule{"POOL-025", Severity::warning,
         "the client's own network overlaps neither the pool nor the virtual network",
         page::kPortal},
    Rule{"POOL-055", Severity::warning, "routes into the tunnel are not classful",
         page::kTroubles2017},
    Rule{"RTE-017", Severity::warning, "clients do not use 168.63.129.16 as DNS server",
         page::kTroubles},
};

using DiagnosisRule = RuleOf<kDiagnosisRules>;

}  // namespace p2s::diagnosis
