// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/vendor_package.hpp>

namespace p2s::app::detail {

/// Error(malformed) if the package does not state what every kit needs: the gateway, a tunnel type
/// and an authentication method. Names the part that should.
void require_facts(const package::VendorPackage& package);

}  // namespace p2s::app::detail
