// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_causes.hpp"

#include <array>
#include <string_view>

namespace p2s::app {
namespace {

struct CauseText {
  std::string_view cause;
  std::string_view text;
};
constexpr std::array kCauses{
    CauseText{"revoked", "its certificate is revoked"},
    CauseText{"expired", "its certificate has expired"},
    CauseText{"not-yet-valid", "its certificate is not valid yet"},
    CauseText{"purpose", "its certificate is not for client authentication"},
    CauseText{"unknown-root", "the gateway does not trust the root of its certificate"},
    CauseText{"no-certificate", "it has no certificate, which the gateway requires"},
    CauseText{"status-unknown", "the gateway has no CRL of the issuer of its certificate"},
    CauseText{"tls-auth", "its tls-auth key is not that of the gateway"},
    CauseText{"proposals", "client and gateway have no proposal in common"},
    CauseText{"password", "RADIUS rejects its user name or password"},
    CauseText{"other-gateway", "it connects to another gateway"},
    CauseText{"server-name", "the gateway does not have the name that it requires"},
    CauseText{"server-root", "it does not trust the root of the gateway"},
    CauseText{"profile", "OpenVPN does not accept the profile"},
    CauseText{"damaged", "a file of the kit does not match its SHA256SUMS"},
    CauseText{"silent", "the tunnel is up, but no host behind the gateway answers"},
    CauseText{"unreadable", "it cannot be read as a kit"},
    CauseText{"no-profile",
              "the kit has no profile for OpenVPN 2 and no files for strongSwan on Linux"},
    CauseText{"no-openvpn", "the kit has no profile for OpenVPN 2"},
    CauseText{"no-strongswan", "the kit has no files for strongSwan on Linux"},
    CauseText{"no-kit", "no kit connected with this software"},
    CauseText{"no-tunnel", "the gateway does not have this tunnel type"},
    CauseText{"no-crl", "without the private key of a root, IKEv2 does not check revocations"},
    CauseText{"unknown", "unknown; the log has the last messages"}};

}  // namespace

std::string lab_cause_text(const std::string& cause) {
  for (const auto& each : kCauses)
    if (each.cause == cause) return std::string(each.text);
  return cause;
}

}  // namespace p2s::app
