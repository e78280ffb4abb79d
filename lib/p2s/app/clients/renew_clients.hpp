#pragma once

#include <p2s/app/clients/issue_clients.hpp>

namespace p2s::app {

struct RenewRequest {
  std::vector<std::string> clients;  ///< names or thumbprints
  std::string root;                  ///< empty: the root of the old certificate
  std::optional<pki::KeyKind> key;   ///< nothing: the kind of the old one
  Period validity{1, Period::Unit::years};
  std::optional<PfxTarget> pfx;
  unsigned jobs = 0;
  bool revoke_old = false;  ///< as superseded, once the new one is durable
};

/// One run of issue_clients() for each root and kind of key among the old certificates.
/// Error(not_found).
struct RenewPlan {
  std::vector<IssueRequest> runs;
  std::vector<store::ClientRecord> old;  ///< the live certificates that are replaced
};
P2S_API RenewPlan plan_renewal(const RenewRequest& request, Workspace& workspace);

/// New keys and certificates with the names of the newest old ones, whether or not these are still
/// live.
P2S_API IssueResult renew_clients(const RenewRequest& request, Workspace& workspace,
                                  const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
