// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

#include <string>
#include <vector>

namespace p2s::app {

// Each resolves a name or an unambiguous thumbprint prefix, without writing. Error(not_found).

/// Of a name every certificate that the gateway would accept, so that who leaves is out; without
/// any, those that expired. Of a thumbprint that one. Error(not_found) if all are revoked.
P2S_API std::vector<store::ClientRecord> certificates_to_revoke(Workspace& workspace,
                                                                const std::string& spelled);

// Error(conflict) listing them if a name has several.

/// The one that is revoked.
P2S_API store::ClientRecord client_to_restore(Workspace& workspace, const std::string& spelled);
/// Any one.
P2S_API store::ClientRecord client_to_remove(Workspace& workspace, const std::string& spelled);

/// Error(usage) unless `reason` is one of RFC 5280.
P2S_API void require_reason(const std::string& reason);

}  // namespace p2s::app
