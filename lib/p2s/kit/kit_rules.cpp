#include <p2s/base/error.hpp>
#include <p2s/kit/kit_rules.hpp>

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
            "give the kit's profiles to the device that holds the key, or issue a client whose key "
            "is made here: p2sctl client issue NAME",
            ""},
    KitRule{"KIT-002", Severity::error, "the gateway does not take certificates of clients",
            "enable certificate authentication on the gateway and download the package again",
            kClientArticle},
    KitRule{"KIT-003", Severity::warning, "an OpenVPN profile cannot be made from the package",
            "enable OpenVPN on the gateway and download the package again", kClientArticle},
    KitRule{"KIT-004", Severity::warning, "no profile for a system",
            "the certificate and the server roots are there; set the connection up by hand",
            kClientArticle},
    KitRule{"KIT-005", Severity::warning,
            "the Azure VPN Client's profile has no place for the client certificate",
            "choose the certificate in the import dialog", kClientArticle},
    KitRule{"KIT-006", Severity::warning, "the client certificate expires soon",
            "renew it first: p2sctl client renew NAME", ""},
    KitRule{"KIT-007", Severity::note,
            "OpenVPN Connect 3 takes no intermediate certificates from a profile",
            "upload the intermediate certificates to the gateway, after the root", kClientArticle},
    KitRule{"KIT-008", Severity::note, "users of a system have no client software",
            "p2sctl gateway clients shows who can use what", kClientArticle},
    KitRule{"KIT-009", Severity::warning, "all traffic goes to a gateway that has no Internet",
            "advertise 0.0.0.0/1 and 128.0.0.0/1 once a firewall or proxy of the network takes the "
            "traffic on, or leave forced tunnelling out",
            kRoutesArticle},
    KitRule{"KIT-050", Severity::error, "a placeholder was left in a kit",
            "build the kit again: p2sctl package build", ""},
    KitRule{"KIT-051", Severity::warning, "a kit has no SHA256SUMS",
            "send the kit as it was built: p2sctl package build", ""},
    KitRule{"KIT-052", Severity::error, "a file of a kit is not what SHA256SUMS says",
            "build the kit again: p2sctl package build --force", ""},
    KitRule{"KIT-053", Severity::error, "a file that SHA256SUMS names is missing",
            "build the kit again: p2sctl package build --force", ""},
    KitRule{"KIT-054", Severity::warning, "a file of a kit is not in SHA256SUMS",
            "remove what was added to the kit", ""},
    KitRule{"KIT-055", Severity::error, "a profile of a kit cannot be read",
            "build the kit again: p2sctl package build --force", ""},
    KitRule{"KIT-056", Severity::error, "a private key is not that of its certificate",
            "take both from one PFX, or build the kit again", kClientArticle},
    KitRule{"KIT-057", Severity::error, "a client certificate does not lead to a root",
            "put the chain behind the certificate: leaf first, root last", kClientArticle},
    KitRule{"KIT-058", Severity::error, "the files of a kit name different gateways",
            "do not mix files of different kits", ""},
    KitRule{"KIT-059", Severity::error, "a file names a server root that the kit lacks",
            "build the kit again from the gateway's newest package", ""},
    KitRule{"KIT-060", Severity::error, "the client certificate is not valid",
            "renew it: p2sctl client renew NAME; then build the kit again", ""},
    KitRule{"KIT-061", Severity::error, "the files of a kit are for different clients",
            "do not mix files of different kits", ""},
    KitRule{"KIT-062", Severity::warning, "others can read a kit",
            "the kit holds a private key: chmod -R go= KIT", ""},
    KitRule{"KIT-063", Severity::error, "a kit holds something that is no plain file",
            "remove it, or build the kit again", ""},
    KitRule{"KIT-064", Severity::error, "a kit is for another gateway",
            "build the kit again from this package", ""},
    KitRule{"KIT-065", Severity::error, "a kit lacks a server root of the gateway",
            "build the kit again from this package", kRootArticle},
    KitRule{"KIT-066", Severity::error, "a kit has another tls-auth key than the gateway",
            "build the kit again from this package", ""},
    KitRule{"KIT-067", Severity::error, "the gateway does not trust the root of a kit's client",
            "upload the root to the gateway, or issue a client under a root that it trusts",
            kClientArticle},
    KitRule{"KIT-068", Severity::error, "data is encoded twice",
            "decode it once, or start from the package as Azure generated it", ""},
    KitRule{"KIT-069", Severity::note, "a file mixes line ends",
            "save it with one kind of line end; a few programs stumble over it", ""},
    KitRule{"KIT-070", Severity::warning, "an old server root is the only one",
            "download the package again; then: p2sctl package diff OLD.zip NEW.zip", kRootArticle},
    KitRule{"KIT-010", Severity::note, "Windows cannot call a connection as the network is called",
            "tell the users which name they find in their list of connections", ""},
    KitRule{"KIT-011", Severity::warning, "a connection of Windows cannot be made from the package",
            "download the package again; see p2sctl package inspect", kClientArticle},
    KitRule{"KIT-012", Severity::warning,
            "a connection of Windows cannot keep networks out of the tunnel",
            "use the Always On profile, which can", kCmdlet},
    KitRule{"KIT-013", Severity::note, "a connection of Windows takes no DNS servers",
            "it asks the servers that the gateway names; the Always On profile holds them for the "
            "DNS suffixes",
            kCmdlet},
    KitRule{"KIT-014", Severity::note, "a connection of Windows takes one DNS suffix",
            "put the most used suffix first, or use the Always On profile, which takes all",
            kCmdlet},
    KitRule{"KIT-015", Severity::warning, "Azure ends SSTP",
            "move to IKEv2 or OpenVPN in time: p2sctl gateway migrate", kEndOfSstp},
    KitRule{"KIT-016", Severity::note, "Windows cannot filter the certificates it offers",
            "with several certificates Windows asks the user for one: choose that of the kit",
            kClientArticle},
    KitRule{"KIT-017", Severity::note, "a device tunnel of Windows cannot take all traffic",
            "the user tunnel does", kDeviceTunnel},
    KitRule{
        "KIT-018", Severity::error, "a user by name cannot sign in by certificate",
        "issue a certificate of a root that the RADIUS server trusts: p2sctl client issue NAME, "
        "then package build --client NAME",
        kClientArticle},
    KitRule{"KIT-020", Severity::warning, "a profile for Apple's systems cannot be made",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-021", Severity::warning, "the IPsec policy is not for Apple's systems",
            "choose a policy with another group: p2sctl gateway policies", kClientArticle},
    KitRule{"KIT-022", Severity::warning, "Apple's systems keep no prefixes outside",
            "use OpenVPN, which can", ""},
    KitRule{"KIT-023", Severity::note, "an elliptic key ties a profile of Apple to one server root",
            "issue the client with an RSA key, or give out a new kit when the root changes",
            kRootArticle},
    KitRule{"KIT-024", Severity::warning, "a profile for Apple's systems needs an RSA key",
            "issue the client with an RSA key, or use the package from Azure, which names the "
            "issuer",
            kClientArticle},
    KitRule{"KIT-025", Severity::note, "the strongSwan app takes one root from a profile",
            "install the server roots on the device, where they are not there already", ""},
    KitRule{"KIT-026", Severity::warning, "a profile for the strongSwan app cannot be made",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-030", Severity::note,
            "NetworkManager verifies gateway and RADIUS server by one root alone",
            "use strongSwan's own files, which hold both roots", ""},
    KitRule{"KIT-031", Severity::warning, "strongSwan's files cannot be made from the package",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-032", Severity::warning, "a client of Linux keeps no prefixes outside",
            "use OpenVPN, which can", ""},
    KitRule{"KIT-034", Severity::note, "NetworkManager takes one server root for IKEv2",
            "the roots must be in /etc/ssl/certs of the device; strongSwan's own files hold all",
            kRootArticle},
    KitRule{"KIT-035", Severity::note,
            "NetworkManager sends no intermediate certificates for IKEv2",
            "upload the intermediate certificates to the gateway, after the root, or use "
            "strongSwan's own files",
            kClientArticle},
    KitRule{"KIT-040", Severity::warning, "an IPv6 prefix does not stay outside of the tunnel",
            "name IPv4 prefixes in [kit] exclude_routes", ""},
    KitRule{"KIT-041", Severity::warning,
            "the Azure VPN Client's profile has no place for routes and DNS suffixes",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-042", Severity::warning, "a profile for the Azure VPN Client cannot be made",
            "give Azure's package, or complete the table [server] of p2s.toml", kClientArticle},
    KitRule{"KIT-043", Severity::note, "a profile with user name and password is not confirmed",
            "give Azure's package when it has such a profile, or use OpenVPN", kClientArticle},
};

}  // namespace

std::span<const KitRule> kit_rules() noexcept { return kRules; }

Finding kit_finding(std::string_view id, std::string subject, std::string message) {
  const auto* rule = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const KitRule& each) { return each.id == id; });
  if (rule == kRules.end()) {
    throw Error(ErrorKind::internal, fmt::format("there is no rule '{}'", id));
  }
  return {std::string(id),    rule->severity,          std::move(subject),
          std::move(message), std::string(rule->hint), std::string(rule->reference)};
}

}  // namespace p2s::kit
