// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace p2s::azure {

/// A custom IKE and IPsec policy as written in p2s.toml: table [ipsec] or one of [[ipsec]]. Names
/// are those of Azure's API ("GCMAES256", "DHGroup14"); the rules check them.
struct IpsecPolicy {
  bool operator==(const IpsecPolicy&) const = default;
  std::string ike_encryption;
  std::string ike_integrity;
  std::string dh_group;
  std::string ipsec_encryption;
  std::string ipsec_integrity;
  std::string pfs_group;
  std::optional<std::int64_t> sa_lifetime_seconds = {};
  std::optional<std::int64_t> sa_data_size_kilobytes = {};
  std::string origin = {};  ///< "ipsec", "ipsec[1]"
};

}  // namespace p2s::azure
