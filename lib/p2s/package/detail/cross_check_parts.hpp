// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/vendor_package.hpp>

namespace p2s::package {

/// Reports parts that contradict each other, or that are announced but missing. Call merge_parts()
/// first.
void cross_check_parts(VendorPackage& package);

}  // namespace p2s::package
