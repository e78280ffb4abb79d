#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/finding.hpp>

namespace p2s::app {

/// Proves the store: the database and its event chain hold, every row is what its certificate says,
/// every client chains to its root, every private key opens and matches. Without `keys` the
/// passphrase is not needed and keys are not looked at.
P2S_API Findings check_store(Workspace& workspace, bool keys, const Progress& progress);

}  // namespace p2s::app
