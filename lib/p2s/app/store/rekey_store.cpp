// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/rekey_store.hpp"

#include <p2s/secrets/strength.hpp>

namespace p2s::app {

void rekey_store(Workspace& workspace, const RekeyRequest& request) {
  const std::string before = workspace.inventory().wrapped_key();
  const pki::Vault& vault = workspace.vault();
  const auto test =
      request.allow_weak_passphrase ? secrets::Test() : secrets::Test(secrets::require_strong);
  const Secret passphrase =
      secrets::read_secret(request.new_passphrase, "new passphrase of the store",
                           workspace.services().inputs(), true, test);
  if (!request.new_data_key) {
    workspace.inventory().set_wrapped_key(before, vault.wrap(passphrase), workspace.actor());
    return;
  }
  const auto fresh = pki::Vault::create();
  const auto seal_again = [&](const Bytes& sealed, const std::string& thumbprint) {
    return fresh.seal(vault.open(sealed, thumbprint), thumbprint);
  };
  workspace.inventory().set_wrapped_key(before, fresh.wrap(passphrase), workspace.actor(),
                                        seal_again);
}

}  // namespace p2s::app
