// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// Makes the clients those of a list.
struct SyncRequest {
  UserList users;
  /// For new certificates: `clients` and `live` are ignored. Renewed ones keep issuer and key type,
  /// unless the issuer is given.
  IssueRequest issue;
  Period expiring{30, Period::Unit::days};  ///< who ends within it is renewed
  std::string root;  ///< who has no certificate of this CA or one below it is not a leaver
};

enum class SyncAction { revoke, update, export_pfx, renew, issue };
/// "revoke", "update", "export", "renew", "issue".
P2S_API std::string_view to_string(SyncAction action) noexcept;

struct SyncStep {
  SyncAction action;
  std::string name;
  std::string reason;        ///< "not in the list", "expires on 2026-12-20", …
  NewClient client{};        ///< as it will be
  std::string thumbprint{};  ///< of the current certificate, if there is one
};

struct SyncPlan {
  std::vector<SyncStep> steps;  ///< by action, in the order in which they are done
  std::size_t live = 0;         ///< clients with a valid certificate, before

  P2S_API std::size_t count(SyncAction action) const;
  /// Whether more than one in ten of the clients would be revoked.
  bool revokes_many() const { return count(SyncAction::revoke) * 10 > live; }
};

/// Who has a valid certificate and is not in the list is revoked; who is in it gets a certificate,
/// a new one if it expires or if its names differ from the list, and the operating systems and
/// software of the list. Columns that the list lacks change nothing. If PFX files are requested,
/// who keeps a certificate whose key is in the store gets the one that is missing. Read-only.
/// Throws Error(conflict) if somebody would be revoked and issued again because upper and lower
/// case differ.
P2S_API SyncPlan plan_sync(const SyncRequest& request, Workspace& workspace);

/// For a dry run: throws what would end run_sync() after leavers are revoked, for example
/// Error(conflict) for a PFX file that is there.
P2S_API void require_possible(const SyncPlan& plan, const SyncRequest& request,
                              Workspace& workspace);

/// Carries out the plan. Repeated after an interruption, it does what is left.
P2S_API IssueResult run_sync(const SyncPlan& plan, const SyncRequest& request, Workspace& workspace,
                             const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
