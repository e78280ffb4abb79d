// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

#include <map>

namespace p2s::app {

struct RenewRequest {
  SelectedClients clients;
  std::string issuer;               ///< empty: the issuer of the old certificate
  std::optional<pki::KeyKind> key;  ///< default: the type of the old one
  Period validity{1, Period::Unit::years};
  std::optional<PfxTarget> pfx;
  unsigned jobs = 0;
  std::size_t limit = 0;    ///< at most so many are renewed; 0: all
  bool revoke_old = false;  ///< revoke as superseded when the new one is durable
  bool again = false;       ///< also who was renewed already
  /// By name: what to issue instead of the same as before.
  std::map<std::string, NewClient> changes{};
};

struct RenewPlan {
  std::vector<IssueRequest> runs;  ///< one for each issuer and type of key of the old certificates
  /// Renewed already: the current certificate is not the first, fits the request and ends at most a
  /// week before a new one would. So an interrupted renewal is finished by the same request.
  /// Who is that is in `rest.skipped`, who cannot be renewed in `rest.failures`.
  IssueResult rest;
  /// By name, the thumbprints of the valid certificates that are replaced.
  std::map<std::string, std::vector<std::string>> old;
};
P2S_API RenewPlan plan_renewal(const RenewRequest& request, Workspace& workspace);

/// Issues new keys and certificates with the names of the newest existing ones. Clients that were
/// not named and have no valid certificate are left out. Missing PFX files of clients that were
/// renewed already are written.
P2S_API IssueResult renew_clients(const RenewRequest& request, Workspace& workspace,
                                  const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
