#include <p2s/base/error.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

constexpr std::string_view kClientArticle =
    "https://learn.microsoft.com/azure/vpn-gateway/point-to-site-vpn-client-cert-windows";

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
    KitRule{"KIT-030", Severity::note, "strongSwan on Linux has no files for users of RADIUS",
            "set the connection up by hand, with the gateway's name as the one to verify",
            kClientArticle},
    KitRule{"KIT-031", Severity::warning, "strongSwan's files cannot be made from the package",
            "download the package again from Azure", kClientArticle},
    KitRule{"KIT-032", Severity::warning, "strongSwan's files keep no prefixes outside",
            "use OpenVPN, which can", ""},
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

}  // namespace p2s::package
