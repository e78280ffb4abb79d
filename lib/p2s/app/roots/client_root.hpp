// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/issuer.hpp>

#include <string>

namespace p2s::app {

/// The root with that name, or the default root for an empty name. Error(not_found) with a hint.
P2S_API store::RootRecord find_root(store::Inventory& inventory, const std::string& name);

/// The root with its key opened by the vault. Error(not_found) if the key is not in the store.
P2S_API pki::Issuer open_issuer(Workspace& workspace, const store::RootRecord& root);

}  // namespace p2s::app
