// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/kit/mdm.hpp>

namespace p2s::app {

struct MdmResult {
  kit::MdmSet set;
  bool written = false;  ///< not if no profile can be created
};

/// Builds the files for an MDM from the package or p2s.toml of the request, and writes them to the
/// folder `request.output` atomically, unless `is_dry_run`. Clients of the request are ignored.
/// Error(conflict) if the folder exists, or, with OnExisting::replace, if it has other files.
P2S_API MdmResult build_mdm(const KitRequest& request, const kit::MdmSettings& settings,
                            Workspace& workspace, bool is_dry_run);

}  // namespace p2s::app
