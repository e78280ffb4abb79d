// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/diagnosis.hpp>

#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::string_view kPortalSource =
    "MicrosoftDocs/azure-docs point-to-site certificate authentication, portal (2021-07-21)";
constexpr std::string_view kTroubles =
    "MicrosoftDocs/SupportArticles-docs "
    "support/azure/vpn-gateway/vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md "
    "(2025-04-03)";
constexpr std::string_view kTroubles2017 =
    "MicrosoftDocs/azure-docs, the point-to-site troubleshooting page in its edition of 2017-06-23";
constexpr std::string_view kIpv6Page =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ipv6-configuration.md (2025-05-02)";
constexpr std::string_view kDnsPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/azure-vpn-client-optional-configurations.md";
constexpr std::string_view kErrorsSource = "the table of known errors";
constexpr std::string_view kDerivedSource = "derived from the documented rules";

constexpr std::array kRules{
    rules::RuleInfo{"POOL-025", Severity::warning,
                    "the client's own network overlaps neither the pool nor the virtual network",
                    kPortalSource},
    rules::RuleInfo{"POOL-055", Severity::warning, "routes into the tunnel are not classful",
                    kTroubles2017},
    rules::RuleInfo{"RTE-017", Severity::warning, "clients do not use 168.63.129.16 as DNS server",
                    kTroubles},
    rules::RuleInfo{"DIAG-001", Severity::error, "a connected client has an address of the pool",
                    kDerivedSource},
    rules::RuleInfo{"DIAG-002", Severity::warning, "tunnel addresses are in a pool of this gateway",
                    kDerivedSource},
    rules::RuleInfo{"DIAG-003", Severity::error, "a client has an IP address", kDerivedSource},
    rules::RuleInfo{"DIAG-004", Severity::warning,
                    "interfaces do not have only link-local addresses", kDerivedSource},
    rules::RuleInfo{"DIAG-005", Severity::error, "the virtual network is routed into the tunnel",
                    kTroubles},
    rules::RuleInfo{"DIAG-006", Severity::warning,
                    "routes outside the tunnel do not cover addresses of the virtual network",
                    kDerivedSource},
    rules::RuleInfo{"DIAG-007", Severity::warning,
                    "a connected client uses the DNS servers of the virtual network", kDnsPage},
    rules::RuleInfo{"DIAG-008", Severity::warning, "a client has a DNS server", kDerivedSource},
    rules::RuleInfo{"DIAG-009", Severity::warning,
                    "the client's own network does not overlap networks behind the gateway",
                    kDerivedSource},
    rules::RuleInfo{"DIAG-010", Severity::warning,
                    "a client of a gateway with an IPv6 pool has an IPv6 address of the pool",
                    kIpv6Page},
    rules::RuleInfo{"DIAG-011", Severity::error, "logs contain no known error", kErrorsSource},
    rules::RuleInfo{"DIAG-012", Severity::note, "logs contain no unknown error", kErrorsSource},
};

}  // namespace

std::span<const rules::RuleInfo> diagnosis_rules() noexcept { return kRules; }

}  // namespace p2s::diagnosis
