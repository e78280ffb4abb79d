// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/ipsec_policy.hpp>

#include <optional>
#include <string>

namespace p2s::kit {

/// A custom policy in the terms of Apple's com.apple.vpn.managed
/// (docs/reference/profile-formats.md, "Algorithm names").
struct ApplePolicy {
  std::string ike_encryption;  ///< "AES-256-GCM"
  std::string ike_integrity;   ///< "SHA2-384"
  int ike_group = 0;
  std::string child_encryption;
  std::string child_integrity;
  int child_group = 0;
  bool pfs = false;
};

/// Empty for algorithms that Apple devices do not support, such as group 24.
std::optional<ApplePolicy> apple_policy(const azure::IpsecPolicy& policy);

}  // namespace p2s::kit
