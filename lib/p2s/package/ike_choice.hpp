// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// A custom policy in the terms of Azure's API: "GCMAES256", "SHA384", "DHGroup24", "ECP384",
/// "PFS2048", "None". Every field is filled and translatable.
struct IkePolicy {
  std::string ike_encryption;
  std::string ike_integrity;
  std::string dh_group;
  std::string ipsec_encryption;
  std::string ipsec_integrity;
  std::string pfs_group;

  bool operator==(const IkePolicy&) const = default;
};

/// What IKEv2 profiles offer.
struct IkeChoice {
  std::vector<std::string> ike_proposals;  ///< strongSwan's syntax, strongest first
  std::vector<std::string> esp_proposals;
  std::optional<std::int64_t> rekey_seconds;  ///< before the lifetime that the gateway sets
  std::optional<std::int64_t> rekey_bytes;
  /// Custom policies of the gateway. Formats with one policy use the first that they support.
  std::vector<IkePolicy> custom;
};

}  // namespace p2s::package
