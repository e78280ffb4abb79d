#pragma once

#include <p2s/app/clients/pfx_protection.hpp>
#include <p2s/app/clients/user_list.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/base/files.hpp>
#include <p2s/pki/issuer.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Where the PFX files of new clients go. A path that ends in .pfx or .p12 is one file, any other a
/// folder.
struct P2S_API PfxTarget {
  std::filesystem::path path;
  PfxProtection protection;
  OnExisting existing = OnExisting::fail;

  bool is_file() const;
  std::filesystem::path file_for(const std::string& client) const;
};

/// What happens to a client that has a live (neither revoked nor expired) certificate already.
enum class LiveClients { refuse, skip, allow };

struct IssueRequest {
  std::vector<NewClient> clients;
  std::string root;  ///< empty: the default root
  pki::KeyKind key = pki::KeyKind::rsa2048;
  Period validity{1, Period::Unit::years};
  std::optional<PfxTarget> pfx;
  unsigned jobs = 0;  ///< threads that make keys; 0: one for each processor
  LiveClients live = LiveClients::refuse;
  std::string action = "client.issue";  ///< what the event says
};

/// One client that is in the store and on disk.
struct IssuedClient {
  std::string name;
  std::string thumbprint;
  std::string serial;
  Time not_after{};
  std::filesystem::path pfx;            ///< empty when none was asked for
  std::filesystem::path password_file;  ///< empty when the password was chosen
};

struct IssueResult {
  std::vector<IssuedClient> issued;  ///< in the order in which they became durable
  std::vector<std::string> skipped;  ///< had a live certificate already
};

/// What would be issued, after every check that can be made before the first key: names,
/// duplicates, the root, live certificates, PFX files that are in the way. Reads only. Error(usage,
/// conflict, not_found).
struct IssuePlan {
  store::RootRecord root;
  std::vector<NewClient> clients;
  std::vector<std::string> skipped;
};
P2S_API IssuePlan plan_issue(const IssueRequest& request, Workspace& workspace);

/// Called in the calling thread for each client, after it is durable: in the store and, if asked
/// for, its PFX on disk.
using OnIssued = std::function<void(const IssuedClient&)>;

/// Makes keys and certificates on several threads and commits them in batches from the calling
/// thread. Error(interrupted) when cancelled, after what was in flight is durable and reported.
P2S_API IssueResult issue_clients(const IssueRequest& request, Workspace& workspace,
                                  const OnIssued& on_issued, const Progress& progress);

}  // namespace p2s::app
