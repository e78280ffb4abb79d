// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/files/pfx_protection.hpp>
#include <p2s/app/clients/issue/user_list.hpp>
#include <p2s/app/clients/selection/client_outcome.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/pki/issuer.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Path of the PFX files of new clients: a file if it ends in .pfx or .p12, otherwise a folder.
struct P2S_API PfxTarget {
  std::filesystem::path path;
  PfxProtection protection;
  OnExisting existing = OnExisting::fail;

  bool is_file() const;
  std::filesystem::path folder() const;
  std::filesystem::path file_for(const std::string& client) const;
  /// Error(usage) if it is a file and there are several clients.
  void require_fits(std::size_t clients) const;
  /// Whether the file of this client is missing or, as far as it opens, of an older certificate.
  bool lacks(const store::ClientRecord& client) const;
};

/// Handling of a client that already has a valid (neither revoked nor expired) certificate.
enum class LiveClients { refuse, skip, allow };

struct IssueRequest {
  std::vector<NewClient> clients;
  std::string issuer;  ///< root or issuing CA; empty: as by find_issuers()
  pki::KeyKind key = pki::KeyKind::rsa2048;
  Period validity{1, Period::Unit::years};
  std::optional<PfxTarget> pfx;
  unsigned jobs = 0;  ///< number of threads; 0: one per CPU
  LiveClients live = LiveClients::refuse;
  std::string action = "client.issue";  ///< recorded in the event
};

/// One client that is in the store and on disk.
struct IssuedClient {
  std::string name;
  std::string thumbprint;
  std::string serial;
  Time not_after{};
  std::filesystem::path pfx;            ///< empty if not requested
  std::filesystem::path password_file;  ///< empty if the user chose the password
};

struct IssueResult {
  std::vector<IssuedClient> issued;    ///< in the order in which they became durable
  std::vector<SkippedClient> skipped;  ///< already had a valid certificate
  /// Of these, the clients whose PFX was missing, as after a crash, and was written.
  std::vector<IssuedClient> completed;
  std::vector<ClientFailure> failures;
  std::string shortened;  ///< why they end before the validity asked for, or ""
};

/// The plan, after all checks that are possible before the first key is created: names, duplicates,
/// the CAs and their constraints, valid certificates, existing PFX files. Read-only. Error(usage,
/// conflict, not_found).
struct IssuePlan {
  std::vector<store::RootRecord> issuers;  ///< the CA that signs first, the root last
  std::vector<NewClient> clients;
  std::vector<std::string> skipped;
  std::string shortened;  ///< as in IssueResult
};
P2S_API IssuePlan plan_issue(const IssueRequest& request, Workspace& workspace);

/// Called in the calling thread for each client after it is durable: in the store and, if
/// requested, its PFX on disk.
using OnIssued = std::function<void(const IssuedClient&)>;

/// Writes the PFX files of skipped clients that the target lacks; one of an older certificate needs
/// OnExisting::replace. Without a requested PFX, nothing.
void complete_pfx(const std::optional<PfxTarget>& pfx, Workspace& workspace, IssueResult& result,
                  const OnIssued& on_issued);

/// Creates keys and certificates on several threads and commits them in batches from the calling
/// thread. Error(interrupted) if cancelled, after pending clients are durable and reported.
P2S_API IssueResult issue_clients(const IssueRequest& request, Workspace& workspace,
                                  const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
