// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

// Each resolves a name or an unambiguous thumbprint prefix to a certificate, without writing.
// Error(not_found); Error(conflict) listing them if a name is ambiguous.

/// The one that can be revoked.
P2S_API store::ClientRecord client_to_revoke(Workspace& workspace, const std::string& spelled);
/// The one that is revoked.
P2S_API store::ClientRecord client_to_restore(Workspace& workspace, const std::string& spelled);
/// Any one.
P2S_API store::ClientRecord client_to_remove(Workspace& workspace, const std::string& spelled);

/// Error(usage) unless `reason` is one of RFC 5280.
P2S_API void require_reason(const std::string& reason);

}  // namespace p2s::app
