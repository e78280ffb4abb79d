// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <array>
#include <string>
#include <string_view>

namespace p2s::kit {

// The pages that publish the rules.
namespace page {
inline constexpr std::string_view kServerRoots =
    "https://learn.microsoft.com/azure/vpn-gateway/"
    "point-to-site-about-gateway-certificate-migration";
inline constexpr std::string_view kRoutes =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-p2s-advertise-custom-routes";
inline constexpr std::string_view kCmdlet =
    "https://learn.microsoft.com/powershell/module/vpnclient/add-vpnconnection";
inline constexpr std::string_view kEndOfSstp =
    "https://learn.microsoft.com/azure/vpn-gateway/ikev2-openvpn-from-sstp";
inline constexpr std::string_view kDeviceTunnel =
    "https://learn.microsoft.com/windows-server/remote/remote-access/vpn/vpn-device-tunnel-config";
inline constexpr std::string_view kVpnCsp =
    "https://learn.microsoft.com/windows/client-management/mdm/vpnv2-csp";
}  // namespace page

/// Every rule about kits, sorted by id.
inline constexpr std::array kKitRules{
    Rule{"KIT-001", Severity::error, "the private key of the client is not in the store", "",
         "use the profiles on the device that has the key, or issue a new client certificate"},
    Rule{
        "KIT-002", Severity::warning, "the gateway does not support certificate authentication", "",
        "enable certificate authentication on the gateway and download the package again, or build "
        "the kit for a user without certificate"},
    Rule{"KIT-003", Severity::warning, "an OpenVPN profile cannot be created from the package", "",
         "enable OpenVPN on the gateway and download the package again"},
    Rule{"KIT-004", Severity::warning, "no profile for an operating system", "",
         "set up the connection manually with the certificate and the server roots in the kit"},
    Rule{"KIT-005", Severity::warning,
         "the profile of the Azure VPN Client has no element for the client certificate", "",
         "choose the certificate in the import dialog"},
    Rule{"KIT-006", Severity::warning, "the client certificate expires soon", "",
         "renew the certificate first"},
    Rule{"KIT-007", Severity::note,
         "OpenVPN Connect 3 ignores intermediate certificates in a profile", "",
         "upload the intermediate certificates to the gateway after the root"},
    Rule{"KIT-008", Severity::note, "an operating system has no supported client software", "",
         "enable a tunnel type or authentication method that this operating system supports"},
    Rule{"KIT-009", Severity::warning, "all traffic is sent to a gateway without Internet access",
         page::kRoutes,
         "advertise 0.0.0.0/1 and 128.0.0.0/1 if a firewall or proxy in the network forwards the "
         "traffic, or disable forced tunnelling"},
    Rule{"KIT-010", Severity::note,
         "the name of the network is not a valid connection name in Windows", "",
         "tell the users the name of the connection"},
    Rule{"KIT-011", Severity::warning, "a Windows connection cannot be created from the package",
         "", "download the package again"},
    Rule{"KIT-012", Severity::warning,
         "a Windows connection cannot exclude networks from the tunnel", page::kCmdlet,
         "use the Always On profile, which supports it"},
    Rule{"KIT-013", Severity::note, "a Windows connection has at most two DNS servers, with IPv4",
         page::kCmdlet,
         "list the two most important first; the Always On profile sets all for the DNS suffixes"},
    Rule{"KIT-014", Severity::note, "a Windows connection has only one DNS suffix", page::kCmdlet,
         "list the most used suffix first, or use the Always On profile, which supports several"},
    Rule{"KIT-015", Severity::warning, "Azure retires SSTP", page::kEndOfSstp,
         "migrate to IKEv2 or OpenVPN"},
    Rule{"KIT-016", Severity::note, "Windows cannot select the certificate by its root", "",
         "if Windows asks which certificate to use, select the one from the kit"},
    Rule{"KIT-017", Severity::note, "a Windows device tunnel does not support forced tunnelling",
         page::kDeviceTunnel, "use the user tunnel for all other traffic"},
    Rule{"KIT-018", Severity::error,
         "a user without a certificate cannot use certificate authentication", "",
         "issue a client certificate from a root that the RADIUS server trusts and build the kit "
         "for that client"},
    Rule{"KIT-019", Severity::error, "a kit would not contain a way to connect", "",
         "see the other findings of this client"},
    Rule{"KIT-020", Severity::warning, "an Apple profile cannot be created from the package", "",
         "download the package again from Azure"},
    Rule{"KIT-021", Severity::warning, "Apple devices do not support the IPsec policy", "",
         "choose a policy with a different Diffie-Hellman group"},
    Rule{"KIT-022", Severity::warning, "Apple profiles cannot exclude networks from the tunnel", "",
         "use OpenVPN, which supports it"},
    Rule{"KIT-023", Severity::note, "an Apple profile with an EC key supports only one server root",
         "",
         "issue the client certificate with an RSA key, or distribute a new kit when the root "
         "changes"},
    Rule{"KIT-024", Severity::warning, "an Apple profile requires an RSA key", "",
         "issue the client certificate with an RSA key, or use the package from Azure, which names "
         "the issuer"},
    Rule{"KIT-025", Severity::note, "the strongSwan app supports one root per profile", "",
         "install the server roots on the device"},
    Rule{"KIT-026", Severity::warning,
         "a strongSwan app profile cannot be created from the package", "",
         "download the package again from Azure"},
    Rule{"KIT-030", Severity::note,
         "NetworkManager verifies the gateway and the RADIUS server with a single root", "",
         "use the strongSwan files, which contain both roots"},
    Rule{"KIT-031", Severity::warning, "strongSwan files cannot be created from the package", "",
         "download the package again from Azure"},
    Rule{"KIT-032", Severity::warning, "NetworkManager cannot exclude networks from the tunnel", "",
         "use OpenVPN, which supports it"},
    Rule{"KIT-034", Severity::note, "NetworkManager supports one server root for IKEv2", "",
         "install the roots in /etc/ssl/certs of the device, or use the strongSwan files, which "
         "contain all of them"},
    Rule{"KIT-035", Severity::note, "NetworkManager sends no intermediate certificates for IKEv2",
         "",
         "upload the intermediate certificates to the gateway after the root, or use the "
         "strongSwan files"},
    Rule{"KIT-040", Severity::warning, "an IPv6 prefix cannot be excluded from the tunnel", "",
         "use IPv4 prefixes in [kit] exclude_routes"},
    Rule{"KIT-041", Severity::warning,
         "the profile of the Azure VPN Client has no element for routes and DNS suffixes", "",
         "download the package again from Azure"},
    Rule{"KIT-042", Severity::warning, "an Azure VPN Client profile cannot be created", "",
         "use the package from Azure, or complete the table [server] of p2s.toml"},
    Rule{"KIT-043", Severity::note,
         "the format of a profile with user name and password is undocumented", "",
         "use the package from Azure if it contains such a profile, or use OpenVPN"},
    Rule{
        "KIT-044", Severity::warning,
        "the profile of the Azure VPN Client has no element for the settings of Microsoft Entra ID",
        "", "download the package again from Azure"},
    Rule{"KIT-050", Severity::error, "a kit contains an unfilled placeholder", "",
         "build the kit again"},
    Rule{"KIT-051", Severity::warning, "a kit has no SHA256SUMS", "",
         "send the kit exactly as it was built"},
    Rule{"KIT-052", Severity::error, "a file of a kit does not match SHA256SUMS", "",
         "build the kit again"},
    Rule{"KIT-053", Severity::error, "a file listed in SHA256SUMS is missing", "",
         "build the kit again"},
    Rule{"KIT-054", Severity::warning, "a file of a kit is not listed in SHA256SUMS", "",
         "remove the additional file from the kit"},
    Rule{"KIT-055", Severity::error, "a profile of a kit cannot be read", "",
         "build the kit again"},
    Rule{"KIT-056", Severity::error, "a private key does not match its certificate", "",
         "use the key and the certificate from the same PFX, or build the kit again"},
    Rule{"KIT-057", Severity::error, "the chain of a client certificate does not end at a root", "",
         "append the chain to the certificate: leaf first, root last"},
    Rule{"KIT-058", Severity::error, "the files of a kit name different gateways", "",
         "do not mix files of different kits"},
    Rule{"KIT-059", Severity::error, "a file refers to a server root that is missing from the kit",
         "", "build the kit again from the latest package of the gateway"},
    Rule{"KIT-060", Severity::error, "the client certificate is not valid", "",
         "renew the certificate, then build the kit again"},
    Rule{"KIT-061", Severity::error, "the files of a kit are for different clients", "",
         "do not mix files of different kits"},
    Rule{"KIT-062", Severity::warning, "a kit can be read by other users", "",
         "the kit contains a private key: chmod -R go= KIT"},
    Rule{"KIT-063", Severity::error,
         "a kit contains something other than regular files and folders", "",
         "remove it, or build the kit again"},
    Rule{"KIT-064", Severity::error, "a kit is for a different gateway", "",
         "build the kit again from this package"},
    Rule{"KIT-065", Severity::error, "a server root of the gateway is missing from a kit",
         page::kServerRoots, "build the kit again from this package"},
    Rule{"KIT-066", Severity::error, "the tls-auth key of a kit differs from that of the gateway",
         "", "build the kit again from this package"},
    Rule{"KIT-067", Severity::error,
         "the gateway does not trust the root of the client certificate", "",
         "upload the root to the gateway, or issue a client certificate from a trusted root"},
    Rule{"KIT-068", Severity::error, "data is encoded twice", "",
         "decode it once, or use the original package from Azure"},
    Rule{"KIT-069", Severity::note, "a file has mixed line endings", "",
         "save it with consistent line endings; some programs cannot read mixed ones"},
    Rule{"KIT-070", Severity::warning, "the only server root is an outdated one",
         page::kServerRoots, "download the package again and compare it with this one"},
    Rule{"KIT-071", Severity::error, "the client certificate of a kit is revoked", "",
         "issue a new client certificate, then build a new kit"},
    Rule{"KIT-072", Severity::warning, "a kit contains a superseded client certificate", "",
         "build a new kit"},
    Rule{"KIT-073", Severity::note, "the client certificate of a kit is not in the store", "",
         "check the kit in the workspace that it was built in"},
    Rule{"KIT-074", Severity::error, "a file refers to another that is missing from the kit", "",
         "build the kit again"},
    Rule{"KIT-075", Severity::error, "a file has an encoding that its program does not read", "",
         "save it as UTF-8 without a byte order mark"},
    Rule{"KIT-076", Severity::error, "the signature of SHA256SUMS does not match", "",
         "do not use the kit; build it again, or request a new one from its sender"},
    Rule{"KIT-080", Severity::error, "no profile for an MDM can be created from the package", "",
         "enable IKEv2 or OpenVPN on the gateway and download the package again"},
    Rule{"KIT-081", Severity::warning,
         "Windows does not accept the name of a connection from an MDM", page::kVpnCsp,
         "give the connection a name without '/' and download the package again"},
    Rule{"KIT-082", Severity::note, "the Azure VPN Client selects certificates of one root only",
         "", "issue the certificates of all users from this root"},
};

using KitRule = RuleOf<kKitRules>;

inline Finding kit_finding(KitRule rule, std::string subject, std::string message) {
  return finding(rule, std::move(subject), std::move(message));
}

}  // namespace p2s::kit
