// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <string>
#include <vector>

namespace p2s::kit {

/// The Azure VPN Client's profile for such users: Azure's own where the package has it, else one
/// made of the same facts in the form of 2024 (docs/reference/package-format.md,
/// "azurevpnconfig.xml").
package::AzureVpnProfile azure_profile(const KitContext& context, azure::Method authentication);

/// The content of 'clientconfig'.
struct AzureClientConfig {
  std::vector<std::string> dns_servers;
  std::vector<std::string> dns_suffixes;  ///< with leading dot
  std::vector<net::Prefix> exclude_routes;
  std::vector<net::Prefix> include_routes;

  bool operator==(const AzureClientConfig&) const = default;
};

/// As the profile has it.
AzureClientConfig client_config(const package::AzureVpnProfile& profile);
/// With the suffixes of the gateway and the settings of the administrator.
AzureClientConfig planned_config(const package::AzureVpnProfile& profile, const KitContext& context,
                                 System system);
/// The element, by its template.
std::string to_xml(const AzureClientConfig& config, const KitContext& context);

/// Install-AzureVpnClient.ps1, which imports `file` with the connection of that name. Error(usage)
/// if a user's template produces a different script.
Secret azure_vpn_script(const KitContext& context, const std::string& connection,
                        const std::string& file, bool certificate);

void read_azure_vpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// The same, inside of ProfileXML for an MDM.
void read_intune_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
