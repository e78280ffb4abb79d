// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <array>
#include <string>

namespace p2s::package {

/// Every rule about Azure's packages, sorted by id.
// Grouped by ten: parts, names, addresses, server roots, OpenVPN, Azure VPN Client, consistency.
inline constexpr std::array kPackageRules{
    Rule{"PKG-001", Severity::warning, "the package has no readable VpnSettings.xml"},
    Rule{"PKG-002", Severity::error, "a part of the package cannot be read"},
    Rule{"PKG-003", Severity::warning, "a part announced by the package is missing"},
    Rule{"PKG-004", Severity::warning, "a part is in the package more than once"},
    Rule{"PKG-005", Severity::warning, "an element has more than one value"},
    Rule{"PKG-010", Severity::error, "no part names the gateway"},
    Rule{"PKG-011", Severity::error, "a gateway name is not a valid host name"},
    Rule{"PKG-012", Severity::note, "the gateway name has a form that Azure does not use"},
    Rule{"PKG-013", Severity::warning, "the VNet id differs from the one in the gateway name"},
    Rule{"PKG-014", Severity::warning, "a tunnel type or authentication method is unknown"},
    Rule{"PKG-015", Severity::warning, "a value has leading or trailing whitespace"},
    Rule{"PKG-016", Severity::warning, "a value contains an invisible character"},
    Rule{"PKG-017", Severity::warning, "an Entra ID setting has the wrong form"},
    Rule{"PKG-018", Severity::error, "a value is a placeholder"},
    Rule{"PKG-019", Severity::warning, "an application id of Microsoft is misspelt"},
    Rule{"PKG-020", Severity::error, "a route, pool or DNS server is not a valid address"},
    Rule{"PKG-021", Severity::warning, "a route or pool has host bits set"},
    Rule{"PKG-022", Severity::note, "the package has no routes"},
    Rule{"PKG-030", Severity::error, "the package has no server root certificate"},
    Rule{"PKG-031", Severity::error, "a server root is not a certificate"},
    Rule{"PKG-032", Severity::warning, "the parts contain different server roots"},
    Rule{"PKG-033", Severity::error, "a server root has expired or is not yet valid"},
    Rule{"PKG-034", Severity::warning, "a server root expires soon"},
    Rule{"PKG-035", Severity::error, "a part pins a server root that is missing from the package"},
    Rule{"PKG-036", Severity::warning,
         "the name of a server root differs from the one in VpnSettings.xml"},
    Rule{"PKG-037", Severity::warning, "the package has no server root file"},
    Rule{"PKG-040", Severity::error, "an OpenVPN profile has no remote"},
    Rule{"PKG-041", Severity::error, "an OpenVPN profile does not verify the name of the gateway"},
    Rule{"PKG-042", Severity::error, "an OpenVPN profile has no usable tls-auth key"},
    Rule{"PKG-043", Severity::error, "a block of an OpenVPN profile is not closed"},
    Rule{"PKG-044", Severity::error,
         "an OpenVPN profile has no placeholder for the certificate or key"},
    Rule{"PKG-045", Severity::warning, "an OpenVPN profile already contains a certificate or key"},
    Rule{"PKG-046", Severity::error,
         "an OpenVPN profile would run a program or load an external file"},
    Rule{"PKG-047", Severity::error,
         "the certificate in a profile has expired or is not yet valid"},
    Rule{"PKG-048", Severity::warning,
         "an OpenVPN profile has a value that no package of Azure has"},
    Rule{"PKG-050", Severity::error,
         "an Azure VPN Client profile has an unknown authentication type"},
    Rule{"PKG-051", Severity::error, "an Azure VPN Client profile lacks Entra ID settings"},
    Rule{"PKG-052", Severity::error, "a certificate hash is not 40 hex digits"},
    Rule{"PKG-053", Severity::error, "the server secret is missing or not 512 hex digits"},
    Rule{"PKG-054", Severity::warning, "the Azure VPN Client ignores an element"},
    Rule{"PKG-055", Severity::warning,
         "the profile does not name the root that issues client certificates"},
    Rule{"PKG-056", Severity::note, "an element of a profile is unknown"},
    Rule{"PKG-057", Severity::warning, "an Azure VPN Client profile does not name the server root"},
    Rule{"PKG-058", Severity::warning, "a DNS suffix has no leading dot"},
    Rule{"PKG-059", Severity::error, "an Intune profile does not contain a whole profile"},
    Rule{"PKG-060", Severity::error, "the parts name different gateways"},
    Rule{"PKG-061", Severity::error, "the parts contain different tls-auth keys"},
    Rule{"PKG-062", Severity::warning, "the parts use different connection names"},
    Rule{"PKG-063", Severity::note, "the parts use the formats of different years"},
    Rule{"PKG-064", Severity::warning, "the parts state different values"},
    Rule{"PKG-065", Severity::warning,
         "a profile with a custom audience does not name the application that signs users in"},
};

using PackageRule = RuleOf<kPackageRules>;

inline Finding finding(PackageRule rule, std::string subject, std::string message,
                       std::string hint = {}) {
  const Rule& of_table = rule;
  return p2s::finding(of_table, std::move(subject), std::move(message), std::move(hint));
}

}  // namespace p2s::package
