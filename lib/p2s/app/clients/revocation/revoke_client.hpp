// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/selection/client_outcome.hpp>
#include <p2s/app/store/workspace.hpp>

#include <string>

namespace p2s::app {

// Each acts on all clients that can be acted on. With `dry`, nothing is written and the result says
// what would be done. Clients that were not named and need nothing are left out.

/// Revokes every certificate that the gateway would accept, so that who leaves is out; without any,
/// those that expired. Of a thumbprint that one. Error(usage) for an unknown reason.
P2S_API ClientOutcome revoke_clients(Workspace& workspace, const SelectedClients& selected,
                                     const std::string& reason, bool dry = false);

/// Takes back the last revocation of each client: all certificates that it revoked. Only one
/// without a reason or a hold can be taken back (RFC 5280); Error(conflict) for others.
P2S_API ClientOutcome restore_clients(Workspace& workspace, const SelectedClients& selected,
                                      bool dry = false);

/// Removes all certificates of each client and their keys. Revocations are kept until they expire.
P2S_API ClientOutcome remove_clients(Workspace& workspace, const SelectedClients& selected,
                                     bool dry = false);

/// Error(usage) unless `reason` is one of RFC 5280.
P2S_API void require_reason(const std::string& reason);

}  // namespace p2s::app
