// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/issuer.hpp>

namespace p2s::app {

/// Revoked clients by name, of one root or issuing CA and those below it or, with an empty name, of
/// all, followed by unexpired revocations of removed clients, which have no name. Without
/// certificates and keys. Error(not_found).
P2S_API std::vector<store::ClientRecord> revocations(Workspace& workspace, const std::string& root);

/// The serials of revoked clients that this CA issued, for a CRL.
std::vector<pki::Issuer::Revoked> revoked_serials(Workspace& workspace,
                                                  const store::RootRecord& issuer, Time now);

/// A CRL (PEM) of the clients that this root or issuing CA issued and that are revoked, valid for
/// `next_update`. Increments the CRL number.
P2S_API std::string make_crl(Workspace& workspace, const std::string& root,
                             const Period& next_update);

}  // namespace p2s::app
