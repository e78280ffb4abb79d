// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// How an MDM fills in the files.
struct MdmSettings {
  std::string user = "$USERNAME";  ///< in Apple profiles; the MDM replaces it with the user's name
  std::optional<ScepServer> scep;  ///< from which Apple devices request their certificates
};

/// A profile of Windows and the node of the VPNv2 CSP that receives it.
struct MdmNode {
  std::string file;        ///< path in the set
  std::string connection;  ///< its name in Windows
  std::string uri;         ///< "./User/Vendor/MSFT/VPNv2/vnet-corp/ProfileXML"
};

/// What a set does not contain, and why.
struct MdmOmission {
  std::string what;  ///< "IKEv2 for Windows"
  std::string reason;
  bool needs_scep = false;  ///< MdmSettings::scep would change that
};

/// Files with which an MDM sets up all devices of a group; nothing in them is personal. Sorted by
/// path; empty if no profile can be created.
///   README.md                               the steps for an administrator
///   SHA256SUMS                              of every other file, and SHA256SUMS.p7s as in kits
///   windows/ikev2-certificate.xml           ProfileXML of the built-in client; -radius for users
///                                           of a RADIUS server, -device for computers
///   windows/azure-vpn-client-METHOD.xml     ProfileXML of the Azure VPN Client
///   macos/azurevpnconfig*.xml               for the Azure VPN Client
///   macos/GATEWAY.mobileconfig              the same in ios
///   android/strongswan.json                 managed configuration of the strongSwan app
///   certificate/server-root-1.cer           every root that devices must trust
struct MdmSet {
  std::vector<KitFile> files;
  std::vector<MdmNode> nodes;
  std::vector<MdmOmission> left_out;
  Findings findings;
};

/// Builds the set in memory. Each profile is read back and compared with the plan. The same input
/// produces the same bytes. Error(usage) if a format cannot represent a name.
P2S_API MdmSet build_mdm_set(const package::VendorPackage& gateway, const KitInputs& inputs,
                             const MdmSettings& settings);

}  // namespace p2s::kit
