// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// One setting of a strongSwan configuration.
struct StrongSwanSetting {
  std::string section;  ///< the innermost one: "remote", "conn corp"; empty outside
  std::string key;
  std::string value;  ///< without its quotes
};

/// Settings of swanctl.conf, in the form `section { key = value }`. Error(malformed) for braces
/// that do not match and more than 16 levels.
std::vector<StrongSwanSetting> swanctl_settings(std::string_view text);

/// Settings of ipsec.conf, in the form `key=value` below `conn NAME`.
std::vector<StrongSwanSetting> ipsec_settings(std::string_view text);

}  // namespace p2s::kit
