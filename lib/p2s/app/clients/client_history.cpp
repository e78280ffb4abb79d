// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/client_history.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>

#include <algorithm>

namespace p2s::app {
namespace {

std::size_t current_index(const History& history, Time at) {
  const auto live = std::find_if(history.begin(), history.end(),
                                 [&](const auto& client) { return is_live(client, at); });
  return live != history.end() ? static_cast<std::size_t>(live - history.begin()) : 0;
}

bool is_listed(const store::ClientRecord& client, bool is_current, const ClientFilter& filter,
               Time at) {
  const auto status = client_status(client, at, filter.expiring.value_or(kExpiringSoon));
  if (filter.revoked) return status == ClientStatus::revoked;
  if (!is_current && (!filter.history || filter.expiring)) return false;
  if (filter.expiring) return status == ClientStatus::expiring;
  return (!filter.valid && !filter.unused) || status == ClientStatus::valid ||
         status == ClientStatus::expiring;
}

bool is_unused(const ClientRow& row, Time since) {
  return row.client.not_before < since && row.last_seen.value_or(Time::min()) < since;
}

}  // namespace

void for_each_history(store::Inventory& inventory, const std::function<void(History&)>& visit,
                      const store::Inventory::Summary& summary) {
  History history;
  const auto finish = [&] {
    if (history.empty()) return;
    std::reverse(history.begin(), history.end());
    visit(history);
    history.clear();
  };
  inventory.for_each_client_summary(
      [&](const store::ClientRecord& client) {
        if (!history.empty() && history.front().name != client.name) finish();
        history.push_back(client);
      },
      summary);
  finish();
}

const store::ClientRecord& current_certificate(const History& history, Time at) {
  return history[current_index(history, at)];
}

bool has_left(const History& history) {
  const auto& newest = history.front();
  return newest.revoked_at && newest.revocation_reason != "superseded";
}

std::vector<ClientRow> client_rows(History&& history, const store::Sightings& sightings) {
  std::vector<ClientRow> rows;
  rows.reserve(history.size());
  const auto seen = sightings.last.find(history.front().name);
  std::string newer;
  for (auto& client : history) {
    if (!rows.empty()) rows.back().replaces = client.thumbprint;
    auto& row = rows.emplace_back();
    row.client = std::move(client);
    row.superseded_by = newer;
    if (seen != sightings.last.end()) row.last_seen = seen->second;
    if (!row.client.revoked_at) newer = row.client.thumbprint;
  }
  return rows;
}

void for_each_listed(store::Inventory& inventory, const ClientFilter& filter, Time at,
                     const std::function<void(ClientRow&)>& visit) {
  std::set<std::string> issuers;
  if (!filter.root.empty())
    issuers = Authorities(inventory).below(find_root(inventory, filter.root).name);
  const auto sightings = inventory.sightings();
  if (filter.unused && !sightings.since) {
    throw Error(ErrorKind::not_found, "no sessions were recorded yet")
        .hint("p2sctl gateway sessions HEALTH.json --record");
  }
  store::Inventory::Summary summary{filter.with_details, filter.with_keys, {}};
  if (filter.expiring) summary.ending.emplace(at, filter.expiring->after(at));
  for_each_history(
      inventory,
      [&](History& history) {
        const auto current = current_index(history, at);
        auto all = client_rows(std::move(history), sightings);
        for (std::size_t i = all.size(); i-- > 0;) {
          if (!issuers.empty() && issuers.count(all[i].client.issuer) == 0) continue;
          if (!is_listed(all[i].client, i == current, filter, at)) continue;
          if (!filter.unused || is_unused(all[i], filter.unused->before(at))) visit(all[i]);
        }
      },
      summary);
}

std::vector<ClientRow> list_clients(store::Inventory& inventory, const ClientFilter& filter,
                                    Time at) {
  std::vector<ClientRow> rows;
  for_each_listed(inventory, filter, at, [&](ClientRow& row) { rows.push_back(std::move(row)); });
  return rows;
}

}  // namespace p2s::app
