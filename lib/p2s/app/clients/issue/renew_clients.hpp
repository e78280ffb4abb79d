// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

namespace p2s::app {

struct RenewRequest {
  std::vector<std::string> clients;  ///< names or thumbprints
  std::string issuer;                ///< empty: the issuer of the old certificate
  std::optional<pki::KeyKind> key;   ///< default: the type of the old one
  Period validity{1, Period::Unit::years};
  std::optional<PfxTarget> pfx;
  unsigned jobs = 0;
  bool revoke_old = false;  ///< revoke as superseded when the new one is durable
};

/// One run of issue_clients() for each issuer and type of key of the old certificates.
/// Error(not_found).
struct RenewPlan {
  std::vector<IssueRequest> runs;
  std::vector<store::ClientRecord> old;  ///< the valid certificates to be replaced
  std::string shortened;                 ///< as in IssueResult
};
P2S_API RenewPlan plan_renewal(const RenewRequest& request, Workspace& workspace);

/// Issues new keys and certificates with the names of the newest existing ones, valid or not.
P2S_API IssueResult renew_clients(const RenewRequest& request, Workspace& workspace,
                                  const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
