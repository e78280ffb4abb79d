#pragma once

#include <p2s/package/vendor_package.hpp>

namespace p2s::package {

/// Findings about parts that contradict each other, or that are announced and missing. The parts
/// must have been joined.
void cross_check_parts(VendorPackage& package);

}  // namespace p2s::package
