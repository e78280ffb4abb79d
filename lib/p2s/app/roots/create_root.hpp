// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/key_uri.hpp>

#include <optional>
#include <string>

namespace p2s::app {

struct CreateRootRequest {
  std::string name;
  pki::KeyKind key = pki::KeyKind::rsa3072;
  Period validity{10, Period::Unit::years};
  std::optional<pki::KeyUri> token = {};  ///< an existing key on a token, instead of a new one
};

/// Error(usage) for an invalid name or one that Azure refuses, Error(conflict) for an existing one.
/// Never asks for a secret.
P2S_API void require_new_root(Workspace& workspace, const std::string& name);

/// A new root, which is not in the store yet, with its sealed key or the name of the one on a
/// token.
store::RootRecord make_root_record(const CreateRootRequest& request, Workspace& workspace);

/// A new root in the store.
P2S_API store::RootRecord create_root(const CreateRootRequest& request, Workspace& workspace);

}  // namespace p2s::app
