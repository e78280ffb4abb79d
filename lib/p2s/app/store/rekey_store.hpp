#pragma once

#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

/// Puts the store's data key under a new passphrase. No private key is touched, so it is instant.
P2S_API void rekey_store(Workspace& workspace, const secrets::Source& new_passphrase);

}  // namespace p2s::app
