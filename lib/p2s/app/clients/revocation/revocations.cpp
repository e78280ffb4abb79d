// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/revocations.hpp"

#include <p2s/app/roots/client_root.hpp>

namespace p2s::app {

namespace {

std::vector<store::ClientRecord> revocations_at(store::Inventory& inventory,
                                                const std::string& root, Time at) {
  const std::string issuer = root.empty() ? std::string() : find_root(inventory, root).thumbprint;
  std::vector<store::ClientRecord> revoked;
  inventory.for_each_client([&](const store::ClientRecord& client) {
    if (client.revoked_at && (root.empty() || client.root == root)) revoked.push_back(client);
  });
  for (auto& removed : inventory.removed_revocations(issuer, at))
    revoked.push_back(std::move(removed));
  return revoked;
}

}  // namespace

std::vector<store::ClientRecord> revocations(Workspace& workspace, const std::string& root) {
  return revocations_at(workspace.inventory(), root, workspace.services().as_of);
}

std::string make_crl(Workspace& workspace, const std::string& root, const Period& next_update) {
  auto& inventory = workspace.inventory();
  const auto record = find_root(inventory, root);
  const auto issuer = open_issuer(workspace, record);
  std::vector<pki::Issuer::Revoked> revoked;
  const Time now = workspace.services().clock.now();
  for (const auto& client : revocations_at(inventory, record.name, now)) {
    revoked.push_back({client.serial, *client.revoked_at, client.revocation_reason});
  }
  const auto number = inventory.next_crl_number(record.name, workspace.actor());
  return issuer.make_crl(revoked, number, now, next_update);
}

}  // namespace p2s::app
