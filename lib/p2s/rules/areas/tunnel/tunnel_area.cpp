// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/compatibility.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/tunnel/tunnel_rules.hpp>

#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kSstp =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/ikev2-openvpn-from-sstp.md (2025-09-29)";
constexpr std::string_view kFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-p2s-all-include.md (2024-06-19)";
constexpr std::string_view kPortal =
    "Microsoft, point-to-site certificate authentication in the portal (2021-07-21)";
constexpr std::string_view kClient =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-vpn-client-certificate.md "
    "(2026-08-19)";
constexpr std::string_view kAbout = azure::kCompatibilitySource;
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

constexpr std::array kRules{
    GatewayRule{{"TUN-003", kError, "SSTP and OpenVPN do not share a gateway", kSstp},
                rules::sstp_beside_openvpn},
    GatewayRule{{"TUN-004", kError, "a gateway offers at least one tunnel type", kDerived},
                rules::no_tunnel},
    GatewayRule{
        {"TUN-005", kError, "SSTP can no longer be enabled", kSstp}, rules::sstp_is_enabled, true},
    GatewayRule{{"TUN-006", kWarning, "SSTP connections stop on 2027-03-31", kSstp},
                rules::sstp_will_stop,
                true},
    GatewayRule{{"TUN-007", kError, "SSTP has stopped", kSstp}, rules::sstp_has_stopped, true},
    GatewayRule{{"TUN-009", kWarning, "strict firewalls block IKEv2", kFaq},
                rules::ikev2_behind_firewalls},
    GatewayRule{{"TUN-010", kNote, "Windows tries IKEv2, then SSTP", kPortal},
                rules::windows_tries_both},
    GatewayRule{{"TUN-011", kNote, "built-in clients and strongSwan use IKEv2 only", kPortal},
                rules::native_is_ikev2_only},
    GatewayRule{{"TUN-012", kNote, "OpenVPN requires macOS 13 or iOS 11", kAbout},
                rules::system_too_old_for_openvpn},
    GatewayRule{{"TUN-013", kNote, "IKEv2 requires macOS 13", kAbout},
                rules::macos_too_old_for_ikev2},
    GatewayRule{{"TUN-014", kNote, "SSTP requires Windows 8.1", kAbout},
                rules::windows_too_old_for_sstp},
    GatewayRule{{"TUN-015", kError, "TLS is at least 1.2", kAbout}, rules::tls_too_old},
    GatewayRule{{"TUN-016", kWarning, "IKEv2 requires updates on early Windows 10", kFaq},
                rules::windows_needs_updates},
    GatewayRule{{"TUN-017", kNote, "the Windows profile requires administrator rights", kClient},
                rules::windows_needs_administrator},
    GatewayRule{
        {"TUN-030", kError, "the authentication methods are in Azure's published table", kAbout},
        rules::authentication_not_in_table},
    GatewayRule{{"TUN-031", kError,
                 "IKEv2 clients have an authentication method other than Entra ID", kAbout},
                rules::entra_alone_beside_ikev2},
    GatewayRule{{"TUN-032", kNote, "Entra ID users connect by OpenVPN only", kAbout},
                rules::entra_by_openvpn_only},
    GatewayRule{{"TUN-034", kNote, "no client software is documented for RADIUS over OpenVPN",
                 "point-to-site-about.md (2026-08-17) allows it; client software unconfirmed"},
                rules::radius_over_openvpn},
    GatewayRule{{"TUN-035", kError, "every expected client has supported client software", kAbout},
                rules::client_without_tunnel},
};

constexpr std::array kUnchecked{
    InformationalRule{"TUN-001", "names of the tunnel types",
                      "an error in p2s.toml, reported with line and column"},
    InformationalRule{"TUN-002", "sets of tunnel types",
                      "every unsupported set contains SSTP and OpenVPN: TUN-003 reports it"},
    InformationalRule{"TUN-008", "ports of each tunnel type",
                      "a fact; the deployment summary lists the ports"},
    InformationalRule{"TUN-018", "the Azure VPN Client has one connection at a time",
                      "a fact about the client, nothing to check"},
    InformationalRule{"TUN-033", "several methods with OpenVPN alone",
                      "an older page; the table that TUN-030 checks replaces it"},
};

}  // namespace

RuleSet tunnel_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
