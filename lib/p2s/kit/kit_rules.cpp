// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_rules.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::string_view kClientArticle =
    "https://learn.microsoft.com/azure/vpn-gateway/point-to-site-vpn-client-cert-windows";

constexpr std::string_view kRootArticle =
    "https://learn.microsoft.com/azure/vpn-gateway/point-to-site-about";
constexpr std::string_view kRoutesArticle =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-p2s-advertise-custom-routes";
constexpr std::string_view kCmdlet =
    "https://learn.microsoft.com/powershell/module/vpnclient/add-vpnconnection";
constexpr std::string_view kEndOfSstp =
    "https://learn.microsoft.com/azure/vpn-gateway/ikev2-openvpn-from-sstp";
constexpr std::string_view kDeviceTunnel =
    "https://learn.microsoft.com/windows-server/remote/remote-access/vpn/vpn-device-tunnel-config";

constexpr std::array kRules{
    KitRule{"KIT-001", Severity::error, "the private key of the client is not in the store",
            "use the profiles on the device that has the key, or issue a new client certificate",
            ""},
    KitRule{"KIT-002", Severity::error, "the gateway does not support certificate authentication",
            "enable certificate authentication on the gateway and download the package again",
            kClientArticle},
    KitRule{"KIT-003", Severity::warning, "an OpenVPN profile cannot be created from the package",
            "enable OpenVPN on the gateway and download the package again", kClientArticle},
    KitRule{"KIT-004", Severity::warning, "no profile for an operating system",
            "set up the connection manually with the certificate and the server roots in the kit",
            kClientArticle},
    KitRule{"KIT-005", Severity::warning,
            "the profile of the Azure VPN Client has no element for the client certificate",
            "choose the certificate in the import dialog", kClientArticle},
    KitRule{"KIT-006", Severity::warning, "the client certificate expires soon",
            "renew the certificate first", ""},
    KitRule{"KIT-007", Severity::note,
            "OpenVPN Connect 3 ignores intermediate certificates in a profile",
            "upload the intermediate certificates to the gateway after the root", kClientArticle},
    KitRule{"KIT-008", Severity::note, "an operating system has no supported client software",
            "enable a tunnel type or authentication method that this operating system supports",
            kClientArticle},
    KitRule{"KIT-009", Severity::warning,
            "all traffic is sent to a gateway without Internet access",
            "advertise 0.0.0.0/1 and 128.0.0.0/1 if a firewall or proxy in the network forwards "
            "the traffic, or disable forced tunnelling",
            kRoutesArticle},
    KitRule{"KIT-050", Severity::error, "a kit contains an unfilled placeholder",
            "build the kit again", ""},
    KitRule{"KIT-051", Severity::warning, "a kit has no SHA256SUMS",
            "send the kit exactly as it was built", ""},
    KitRule{"KIT-052", Severity::error, "a file of a kit does not match SHA256SUMS",
            "build the kit again", ""},
    KitRule{"KIT-053", Severity::error, "a file listed in SHA256SUMS is missing",
            "build the kit again", ""},
    KitRule{"KIT-054", Severity::warning, "a file of a kit is not listed in SHA256SUMS",
            "remove the additional file from the kit", ""},
    KitRule{"KIT-055", Severity::error, "a profile of a kit cannot be read", "build the kit again",
            ""},
    KitRule{"KIT-056", Severity::error, "a private key does not match its certificate",
            "use the key and the certificate from the same PFX, or build the kit again",
            kClientArticle},
    KitRule{"KIT-057", Severity::error, "the chain of a client certificate does not end at a root",
            "append the chain to the certificate: leaf first, root last", kClientArticle},
    KitRule{"KIT-058", Severity::error, "the files of a kit name different gateways",
            "do not mix files of different kits", ""},
    KitRule{"KIT-059", Severity::error,
            "a file refers to a server root that is missing from the kit",
            "build the kit again from the latest package of the gateway", ""},
    KitRule{"KIT-060", Severity::error, "the client certificate is not valid",
            "renew the certificate, then build the kit again", ""},
    KitRule{"KIT-061", Severity::error, "the files of a kit are for different clients",
            "do not mix files of different kits", ""},
    KitRule{"KIT-062", Severity::warning, "a kit can be read by other users",
            "the kit contains a private key: chmod -R go= KIT", ""},
    KitRule{"KIT-063", Severity::error,
            "a kit contains something other than regular files and folders",
            "remove it, or build the kit again", ""},
    KitRule{"KIT-064", Severity::error, "a kit is for a different gateway",
            "build the kit again from this package", ""},
    KitRule{"KIT-065", Severity::error, "a server root of the gateway is missing from a kit",
            "build the kit again from this package", kRootArticle},
    KitRule{"KIT-066", Severity::error,
            "the tls-auth key of a kit differs from that of the gateway",
            "build the kit again from this package", ""},
    KitRule{"KIT-067", Severity::error,
            "the gateway does not trust the root of the client certificate",
            "upload the root to the gateway, or issue a client certificate from a trusted root",
            kClientArticle},
    KitRule{"KIT-068", Severity::error, "data is encoded twice",
            "decode it once, or use the original package from Azure", ""},
    KitRule{"KIT-069", Severity::note, "a file has mixed line endings",
            "save it with consistent line endings; some programs cannot read mixed ones", ""},
    KitRule{"KIT-070", Severity::warning, "the only server root is an outdated one",
            "download the package again and compare it with this one", kRootArticle},
    KitRule{"KIT-010", Severity::note,
            "the name of the network is not a valid connection name in Windows",
            "tell the users the name of the connection", ""},
    KitRule{"KIT-011", Severity::warning, "a Windows connection cannot be created from the package",
            "download the package again", kClientArticle},
    KitRule{"KIT-012", Severity::warning,
            "a Windows connection cannot exclude networks from the tunnel",
            "use the Always On profile, which supports it", kCmdlet},
    KitRule{"KIT-013", Severity::note, "a Windows connection cannot set DNS servers",
            "it uses the DNS servers announced by the gateway; the Always On profile sets them for "
            "the DNS suffixes",
            kCmdlet},
    KitRule{"KIT-014", Severity::note, "a Windows connection has only one DNS suffix",
            "list the most used suffix first, or use the Always On profile, which supports several",
            kCmdlet},
    KitRule{"KIT-015", Severity::warning, "Azure retires SSTP", "migrate to IKEv2 or OpenVPN",
            kEndOfSstp},
    KitRule{"KIT-016", Severity::note, "Windows cannot select the certificate by its root",
            "if Windows asks which certificate to use, select the one from the kit",
            kClientArticle},
    KitRule{"KIT-017", Severity::note, "a Windows device tunnel does not support forced tunnelling",
            "use the user tunnel for all other traffic", kDeviceTunnel},
    KitRule{"KIT-018", Severity::error,
            "a user without a certificate cannot use certificate authentication",
            "issue a client certificate from a root that the RADIUS server trusts and build the "
            "kit for that client",
            kClientArticle},
    KitRule{"KIT-020", Severity::warning, "an Apple profile cannot be created from the package",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-021", Severity::warning, "Apple devices do not support the IPsec policy",
            "choose a policy with a different Diffie-Hellman group", kClientArticle},
    KitRule{"KIT-022", Severity::warning, "Apple profiles cannot exclude networks from the tunnel",
            "use OpenVPN, which supports it", ""},
    KitRule{"KIT-023", Severity::note,
            "an Apple profile with an EC key supports only one server root",
            "issue the client certificate with an RSA key, or distribute a new kit when the root "
            "changes",
            kRootArticle},
    KitRule{"KIT-024", Severity::warning, "an Apple profile requires an RSA key",
            "issue the client certificate with an RSA key, or use the package from Azure, which "
            "names the issuer",
            kClientArticle},
    KitRule{"KIT-025", Severity::note, "the strongSwan app supports one root per profile",
            "install the server roots on the device", ""},
    KitRule{"KIT-026", Severity::warning,
            "a strongSwan app profile cannot be created from the package",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-030", Severity::note,
            "NetworkManager verifies the gateway and the RADIUS server with a single root",
            "use the strongSwan files, which contain both roots", ""},
    KitRule{"KIT-031", Severity::warning, "strongSwan files cannot be created from the package",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-032", Severity::warning, "NetworkManager cannot exclude networks from the tunnel",
            "use OpenVPN, which supports it", ""},
    KitRule{"KIT-034", Severity::note, "NetworkManager supports one server root for IKEv2",
            "install the roots in /etc/ssl/certs of the device, or use the strongSwan files, which "
            "contain all of them",
            kRootArticle},
    KitRule{"KIT-035", Severity::note,
            "NetworkManager sends no intermediate certificates for IKEv2",
            "upload the intermediate certificates to the gateway after the root, or use the "
            "strongSwan files",
            kClientArticle},
    KitRule{"KIT-040", Severity::warning, "an IPv6 prefix cannot be excluded from the tunnel",
            "use IPv4 prefixes in [kit] exclude_routes", ""},
    KitRule{"KIT-041", Severity::warning,
            "the profile of the Azure VPN Client has no element for routes and DNS suffixes",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-042", Severity::warning, "an Azure VPN Client profile cannot be created",
            "use the package from Azure, or complete the table [server] of p2s.toml",
            kClientArticle},
    KitRule{"KIT-043", Severity::note,
            "the format of a profile with user name and password is undocumented",
            "use the package from Azure if it contains such a profile, or use OpenVPN",
            kClientArticle},
};

}  // namespace

std::span<const KitRule> kit_rules() noexcept { return kRules; }

Finding kit_finding(std::string_view id, std::string subject, std::string message) {
  const auto* rule = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const KitRule& each) { return each.id == id; });
  if (rule == kRules.end()) {
    throw Error(ErrorKind::internal, fmt::format("rule '{}' not found", id));
  }
  return {std::string(id),    rule->severity,          std::move(subject),
          std::move(message), std::string(rule->hint), std::string(rule->reference)};
}

}  // namespace p2s::kit
