// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

struct RekeyRequest {
  secrets::Source new_passphrase;
  bool allow_weak_passphrase = false;
  /// Also replaces the data key and encrypts every private key again: whoever knows the old
  /// passphrase and has an old copy of the store cannot open keys that are issued later.
  bool new_data_key = false;
};

/// Changes the passphrase of the store. Error(conflict) if another command did so meanwhile.
P2S_API void rekey_store(Workspace& workspace, const RekeyRequest& request);

}  // namespace p2s::app
