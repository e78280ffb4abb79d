// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

/// Changes the passphrase of the store's data key. Private keys are not re-encrypted.
P2S_API void rekey_store(Workspace& workspace, const secrets::Source& new_passphrase);

}  // namespace p2s::app
