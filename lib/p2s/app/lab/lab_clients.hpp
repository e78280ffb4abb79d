// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/issuer.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// Clients that a gateway must reject. Each is the PEM of a certificate, its issuers and its key;
/// empty without one.
struct LabClients {
  Secret revoked;
  Secret expired;
  /// For the CRL of this CA, if the revoked client is not one of the store.
  std::string issuer;      ///< thumbprint of the CA
  std::string thumbprint;  ///< of the client
  std::vector<pki::Issuer::Revoked> serials;
  std::vector<std::string> notes;  ///< why there is none
};

/// The revoked client is one of the store with its key, or else a new one; the expired one is new.
/// New ones are not in the store. `trusted` are the thumbprints of roots.
LabClients lab_clients(Workspace& workspace, const Authorities& authorities,
                       const std::vector<std::string>& trusted);

}  // namespace p2s::app::detail
