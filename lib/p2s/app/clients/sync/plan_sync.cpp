// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/sync/sync_clients.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app {
namespace {

std::set<std::string> set_of(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

/// The listed client; what the list does not say is as it is.
NewClient merged(const UserList& users, const NewClient& listed,
                 const store::ClientRecord& current) {
  NewClient client = listed;
  auto names = alternative_names_of(pki::Certificate::from_pem(current.certificate).facts());
  if (!users.has_emails) client.alternative_names.emails = std::move(names.emails);
  if (!users.has_upns) client.alternative_names.upns = std::move(names.upns);
  if (!users.has_dns) client.alternative_names.dns = std::move(names.dns);
  if (!users.has_systems) client.systems = systems_of(current);
  if (!users.has_software) client.software = software_of(current);
  return client;
}

bool same_names(const NewClient& client, const store::ClientRecord& current) {
  const auto names = alternative_names_of(pki::Certificate::from_pem(current.certificate).facts());
  const auto& wanted = client.alternative_names;
  return set_of(names.emails) == set_of(wanted.emails) &&
         set_of(names.upns) == set_of(wanted.upns) && set_of(names.dns) == set_of(wanted.dns);
}

bool same_kits(const NewClient& client, const store::ClientRecord& current) {
  const auto systems = systems_of(current);
  return std::set(systems.begin(), systems.end()) ==
             std::set(client.systems.begin(), client.systems.end()) &&
         set_of(software_of(current)) == set_of(client.software);
}

class SyncPlanner {
 public:
  SyncPlanner(const SyncRequest& request, Workspace& workspace)
      : request_(request),
        inventory_(workspace.inventory()),
        now_(workspace.services().clock.now()) {}

  SyncPlan plan() {
    const auto& pfx = request_.issue.pfx;
    if (pfx) pfx->require_fits(request_.users.clients.size());
    std::set<std::string> issuers;
    if (!request_.root.empty())
      issuers = Authorities(inventory_).below(find_root(inventory_, request_.root).name);
    std::map<std::string, const NewClient*> listed;
    for (const auto& user : request_.users.clients) listed.emplace(user.name, &user);
    std::vector<store::ClientRecord> known;
    for_each_history(inventory_, [&](const History& history) {
      const auto& current = current_certificate(history, now_);
      if (!is_live(current, now_)) return;
      ++plan_.live;
      const bool is_ours = issuers.empty() || issuers.count(current.issuer) != 0;
      if (listed.count(current.name) != 0)
        known.push_back(current);
      else if (is_ours)
        add({SyncAction::revoke,
             current.name,
             "not in the list",
             {current.name},
             current.thumbprint});
    });
    for (const auto& current : known) {
      compare(*listed.at(current.name), whole_client(inventory_, current));
      listed.erase(current.name);
    }
    for (const auto& user : request_.users.clients)
      if (listed.count(user.name) != 0)
        add({SyncAction::issue, user.name, "has no valid certificate", user});
    std::stable_sort(plan_.steps.begin(), plan_.steps.end(),
                     [](const auto& one, const auto& other) { return one.action < other.action; });
    require_same_spelling();
    return std::move(plan_);
  }

 private:
  void add(SyncStep step) { plan_.steps.push_back(std::move(step)); }

  /// Whoever made the list typed "Bob" for "bob", who would lose his access until he has a new kit.
  void require_same_spelling() const {
    std::map<std::string, std::string> leavers;
    for (const auto& step : plan_.steps) {
      if (step.action == SyncAction::revoke) leavers.emplace(folded_name(step.name), step.name);
      if (step.action != SyncAction::issue) continue;
      const auto leaver = leavers.find(folded_name(step.name));
      if (leaver == leavers.end()) continue;
      throw Error(ErrorKind::conflict,
                  fmt::format("'{}' in the list is '{}' in the store; nothing was changed",
                              printable(step.name), printable(leaver->second)))
          .hint(fmt::format("write the name as in the store, or, if they are two people: p2sctl "
                            "client revoke {}",
                            shell_word(leaver->second)));
    }
  }

  void compare(const NewClient& listed, const store::ClientRecord& current) {
    auto client = merged(request_.users, listed, current);
    if (client_status(current, now_, request_.expiring) == ClientStatus::expiring) {
      add({SyncAction::renew, current.name, "expires on " + format_date(current.not_after),
           std::move(client), current.thumbprint});
    } else if (!same_names(client, current)) {
      add({SyncAction::renew, current.name, "has other names in the list", std::move(client),
           current.thumbprint});
    } else {
      if (!same_kits(client, current)) {
        add({SyncAction::update, current.name, "systems or software changed", client,
             current.thumbprint});
      }
      complete(client, current);
    }
  }

  /// As after an interruption between the certificate and its PFX. To open all files takes long, so
  /// only if they may be replaced.
  void complete(const NewClient& client, const store::ClientRecord& current) {
    const auto& pfx = request_.issue.pfx;
    if (!pfx || current.sealed_key.empty()) return;
    const auto file = pfx->file_for(current.name);
    const bool is_there = std::filesystem::exists(std::filesystem::symlink_status(file));
    if (is_there && (pfx->existing == OnExisting::fail || !pfx->lacks(current))) return;
    add({SyncAction::export_pfx, current.name,
         fmt::format("'{}' is {}", printable(file.string(), 4096),
                     is_there ? "outdated" : "missing"),
         client, current.thumbprint});
  }

  const SyncRequest& request_;
  store::Inventory& inventory_;
  Time now_;
  SyncPlan plan_;
};

}  // namespace

std::string_view to_string(SyncAction action) noexcept {
  switch (action) {
    case SyncAction::revoke:
      return "revoke";
    case SyncAction::update:
      return "update";
    case SyncAction::export_pfx:
      return "export";
    case SyncAction::renew:
      return "renew";
    case SyncAction::issue:
      return "issue";
  }
  return "";
}

std::size_t SyncPlan::count(SyncAction action) const {
  return static_cast<std::size_t>(std::count_if(
      steps.begin(), steps.end(), [&](const auto& step) { return step.action == action; }));
}

SyncPlan plan_sync(const SyncRequest& request, Workspace& workspace) {
  return SyncPlanner(request, workspace).plan();
}

}  // namespace p2s::app
