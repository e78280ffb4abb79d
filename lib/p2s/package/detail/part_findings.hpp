// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/package_rules.hpp>
#include <p2s/package/vendor_package.hpp>

#include <string>
#include <string_view>

namespace p2s::package::detail {

inline constexpr std::string_view kAgain = "download the package again from Azure";

/// Adds a finding to the package.
void report(VendorPackage& package, PackageRule rule, std::string_view subject, std::string message,
            std::string_view hint = {});

/// Path of VpnSettings.xml; empty if it is missing.
std::string settings_file(const VendorPackage& package);

/// Every fact that several parts state must be the same in all of them. Gateway names, tunnels and
/// keys have findings of their own.
void compare_values(VendorPackage& package);
/// VpnProfileSetup.ps1 adds every route and pool of VpnSettings.xml, and no other.
void compare_routes(VendorPackage& package);

/// Every part with roots should contain all of them.
void compare_roots(VendorPackage& package);
/// Parts that are missing, as far as the others announce them.
void require_announced(VendorPackage& package);

}  // namespace p2s::package::detail
