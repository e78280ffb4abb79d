#pragma once

#include <p2s/package/vendor_package.hpp>

namespace p2s::package {

/// Fills the members that the parts say together, from `settings` and the profiles that were read
/// and the server roots found as files.
void merge_parts(VendorPackage& package);

}  // namespace p2s::package
