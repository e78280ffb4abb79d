// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

namespace p2s::app {

struct SignRequest {
  Bytes csr;                                ///< PEM or DER
  std::string name;                         ///< empty: the CN of the CSR
  pki::AlternativeNames alternative_names;  ///< empty: those of the CSR, if valid
  std::string issuer;                       ///< as of IssueRequest
  Period validity{1, Period::Unit::years};
  LiveClients live = LiveClients::refuse;
  bool keep = true;  ///< false: sign in memory only, for a dry run
};

struct SignedClient {
  pki::Certificate certificate;
  store::ClientRecord record;
  std::string shortened;  ///< as in IssueResult
};

/// Signs a CSR, so that the private key never leaves the device that made it.
P2S_API SignedClient sign_client(const SignRequest& request, Workspace& workspace);

}  // namespace p2s::app
