#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/issuer.hpp>

#include <string>

namespace p2s::app {

/// The root of that name, or with an empty name the default one. Error(not_found) with a hint.
P2S_API store::RootRecord find_root(store::Inventory& inventory, const std::string& name);

/// The root ready to sign, its key opened with the vault. Error(not_found) when the store has no
/// key of it.
P2S_API pki::Issuer open_issuer(Workspace& workspace, const store::RootRecord& root);

}  // namespace p2s::app
