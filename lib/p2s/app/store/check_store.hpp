// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/finding.hpp>

namespace p2s::app {

/// Verifies the integrity of the store: the database and its event chain, that every row matches
/// its certificate, every client chains to its root and every private key opens and matches.
/// Without `keys` the passphrase is not required and keys are not checked.
P2S_API Findings check_store(Workspace& workspace, bool keys, const Progress& progress);

}  // namespace p2s::app
