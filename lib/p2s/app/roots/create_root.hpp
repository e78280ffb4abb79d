// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/key.hpp>

#include <string>

namespace p2s::app {

struct CreateRootRequest {
  std::string name;
  pki::KeyKind key = pki::KeyKind::rsa3072;
  Period validity{10, Period::Unit::years};
};

/// Error(usage) for an invalid name or one that Azure refuses, Error(conflict) for an existing one.
/// Never asks for a secret.
P2S_API void require_new_root(Workspace& workspace, const std::string& name);

/// A new root with its sealed key, which is not in the store yet.
store::RootRecord make_root_record(const CreateRootRequest& request, Workspace& workspace);

/// A new root, its key sealed in the store.
P2S_API store::RootRecord create_root(const CreateRootRequest& request, Workspace& workspace);

}  // namespace p2s::app
