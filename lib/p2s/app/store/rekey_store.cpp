// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/rekey_store.hpp"

namespace p2s::app {

void rekey_store(Workspace& workspace, const secrets::Source& new_passphrase) {
  const pki::Vault& vault = workspace.vault();
  const Secret passphrase = secrets::read_secret(new_passphrase, "new passphrase of the store",
                                                 workspace.services().inputs(), true);
  workspace.inventory().set_wrapped_key(vault.wrap(passphrase), workspace.actor());
}

}  // namespace p2s::app
