#include <p2s/base/error.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

constexpr std::string_view kClientArticle =
    "https://learn.microsoft.com/azure/vpn-gateway/point-to-site-vpn-client-cert-windows";

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
