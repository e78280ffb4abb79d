// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/packages/check_package.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/kit/kit_reader.hpp>
#include <p2s/package/vendor_package.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// Compares a kit's client certificate with the store and p2s.toml: revoked, superseded, not in the
/// store, root not listed. Empty without a store. `package_trusts`: the roots are checked against a
/// package already.
Findings check_kit_in_store(const kit::KitArchive& kit, Workspace& workspace, bool package_trusts);

/// Whether the gateway of the package trusts the roots of the store that have not expired. Empty
/// without a store.
std::vector<StoredRootTrust> stored_root_trust(const package::VendorPackage& package,
                                               Workspace& workspace);

}  // namespace p2s::app::detail
