// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/selection/select_clients.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

bool is_pattern(std::string_view text) { return text.find_first_of("*?[") != text.npos; }

class ClientSelector {
 public:
  ClientSelector(store::Inventory& inventory, const ClientSelection& selection, Time at)
      : inventory_(inventory), selection_(selection), at_(at) {
    if (selection.root.empty()) return;
    issuers_ = Authorities(inventory).below(find_root(inventory, selection.root).name);
  }

  SelectedClients run() {
    std::vector<std::string> patterns;
    if (selection_.clients.empty()) patterns.emplace_back("*");
    for (const auto& spelled : selection_.clients) {
      auto named = inventory_.find_clients(spelled);
      if (!named.empty())
        add({spelled, true, true, std::move(named)});
      else if (is_pattern(spelled))
        patterns.push_back(spelled);
      else
        add_thumbprint(spelled);
    }
    if (!patterns.empty()) add_matching(patterns);
    return std::move(selected_);
  }

 private:
  void add(SelectedClient client) {
    const bool is_due = !selection_.expiring || is_expiring(client);
    if (!selection_.root.empty()) {
      std::erase_if(client.certificates,
                    [&](const auto& each) { return issuers_.count(each.issuer) == 0; });
    }
    if (!is_due || client.certificates.empty()) return;
    const auto& first = client.certificates.front();
    if (!known_.insert(client.is_person ? first.name : first.thumbprint).second) return;
    selected_.clients.push_back(std::move(client));
  }

  bool is_expiring(const SelectedClient& client) const {
    const auto& current = current_certificate(client.certificates, at_);
    return client_status(current, at_, *selection_.expiring) == ClientStatus::expiring;
  }

  void add_thumbprint(const std::string& spelled) {
    constexpr std::size_t kSuggested = 8;  // a suggestion reads every name
    try {
      add({spelled, false, true,
           find_clients(inventory_, spelled, selected_.failures.size() < kSuggested)});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found && error.kind() != ErrorKind::conflict) throw;
      selected_.failures.push_back({spelled, error});
    }
  }

  void add_matching(const std::vector<std::string>& patterns) {
    std::set<std::string> unmatched(patterns.begin(), patterns.end());
    for_each_history(inventory_, [&](History& history) {
      const std::string name = history.front().name;
      bool matches = false;
      for (const auto& pattern : patterns) {
        if (fnmatch(pattern.c_str(), name.c_str(), 0) != 0) continue;
        matches = true;
        unmatched.erase(pattern);
      }
      if (matches) add({name, true, false, std::move(history)});
    });
    if (selection_.clients.empty()) return;
    for (const auto& pattern : unmatched) {
      selected_.failures.push_back(
          {pattern, Error(ErrorKind::not_found,
                          fmt::format("no client has a name like '{}'", printable(pattern)))
                        .hint("list the clients with: p2sctl client list")});
    }
  }

  store::Inventory& inventory_;
  const ClientSelection& selection_;
  Time at_;
  std::set<std::string> issuers_;  // of the selected root
  std::set<std::string> known_;
  SelectedClients selected_;
};

}  // namespace

SelectedClients select_clients(store::Inventory& inventory, const ClientSelection& selection,
                               Time at) {
  return ClientSelector(inventory, selection, at).run();
}

store::ClientRecord whole_client(store::Inventory& inventory, const store::ClientRecord& client) {
  if (!client.certificate.empty()) return client;
  auto found = inventory.find_by_thumbprint(client.thumbprint);
  if (!found.empty()) return std::move(found.front());
  throw Error(ErrorKind::not_found,
              fmt::format("the certificate {} of client '{}' was removed meanwhile",
                          client.thumbprint, printable(client.name)));
}

}  // namespace p2s::app
