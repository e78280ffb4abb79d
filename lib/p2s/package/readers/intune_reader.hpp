// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/package/readers/azure_vpn_reader.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// A VPNv2 profile of Windows (ProfileXML), as Intune delivers it to the Azure VPN Client.
struct IntuneProfile {
  std::string file_name;
  std::vector<std::string> servers;        ///< of ServerUrlList
  std::optional<AzureVpnProfile> profile;  ///< in CustomConfiguration, if it is there whole
};

/// Error(malformed) unless it is a VPNProfile with a PluginProfile for the Azure VPN Client.
P2S_API IntuneProfile read_intune_profile(ByteView content, std::string_view file,
                                          Findings& findings);

}  // namespace p2s::package
