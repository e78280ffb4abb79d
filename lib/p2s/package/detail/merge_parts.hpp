// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/vendor_package.hpp>

namespace p2s::package {

/// Sets the common members from `settings`, the profiles and the server root files.
void merge_parts(VendorPackage& package);

}  // namespace p2s::package
