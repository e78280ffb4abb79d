#pragma once

#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

/// Every revoked client, by name; of one root, or with an empty name of all. Then, without a name,
/// what stays of those that were removed and have not expired. Error(not_found).
P2S_API std::vector<store::ClientRecord> revocations(Workspace& workspace, const std::string& root);

/// A CRL (PEM) of the root's revoked clients, valid for `next_update`. Takes the next CRL number.
P2S_API std::string make_crl(Workspace& workspace, const std::string& root,
                             const Period& next_update);

}  // namespace p2s::app
