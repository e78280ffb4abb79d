// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/render/model.hpp>

#include <string>

namespace p2s::kit {

/// Windows has two spellings of the same algorithms: that of Set-VpnConnectionIPsecConfiguration
/// and that of the VPNv2 CSP ("GCMAES256", "SHA1" and "AES_GCM_256", "SHA196").
enum class PolicyDialect { cmdlet, csp };

/// A custom IPsec policy as Windows' six parameters.
struct WindowsPolicy {
  std::string authentication_transform;
  std::string cipher_transform;
  std::string dh_group;
  std::string encryption;
  std::string integrity_check;
  std::string pfs_group;

  bool operator==(const WindowsPolicy&) const = default;
  /// With the members' names.
  render::Model model() const;
};

/// Error(internal) for a name that Azure's API does not have, or that no client can use ("None" for
/// a cipher).
WindowsPolicy windows_policy(const azure::IpsecPolicy& policy, PolicyDialect dialect);

}  // namespace p2s::kit
