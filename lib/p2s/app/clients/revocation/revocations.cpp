// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/revocations.hpp"

#include <p2s/app/roots/client_root.hpp>

#include <set>

namespace p2s::app {

namespace {

/// Revoked clients of these CAs, or of all if null, that the gateway must still reject.
std::vector<store::ClientRecord> revoked_by(const std::vector<store::RootRecord>* issuers,
                                            store::Inventory& inventory, Time at) {
  std::set<std::string> names, thumbprints;
  if (issuers == nullptr) {
    thumbprints.insert("");
  } else {
    for (const auto& issuer : *issuers) {
      names.insert(issuer.name);
      thumbprints.insert(issuer.thumbprint);
    }
  }
  std::vector<store::ClientRecord> revoked;
  const auto keep_revoked = [&](const store::ClientRecord& client) {
    const bool wanted = issuers == nullptr || names.count(client.issuer) != 0;
    if (client.revoked_at && wanted) revoked.push_back(client);
  };
  inventory.for_each_client_summary(keep_revoked,
                                    {.with_details = true, .with_keys = false, .ending = {}});
  for (const auto& thumbprint : thumbprints) {
    for (auto& removed : inventory.removed_revocations(thumbprint, at))
      revoked.push_back(std::move(removed));
  }
  return revoked;
}

}  // namespace

std::vector<store::ClientRecord> revocations(Workspace& workspace, const std::string& root) {
  auto& inventory = workspace.inventory();
  const Time at = workspace.services().as_of;
  if (root.empty()) return revoked_by(nullptr, inventory, at);
  find_root(inventory, root);
  const Authorities authorities(inventory);
  auto issuers = authorities.all();
  std::erase_if(issuers,
                [&](const auto& issuer) { return !authorities.is_above(root, issuer.name); });
  return revoked_by(&issuers, inventory, at);
}

std::vector<pki::Issuer::Revoked> revoked_serials(Workspace& workspace,
                                                  const store::RootRecord& issuer, Time now) {
  const std::vector own{issuer};
  std::vector<pki::Issuer::Revoked> revoked;
  for (const auto& client : revoked_by(&own, workspace.inventory(), now))
    revoked.push_back({client.serial, *client.revoked_at, client.revocation_reason});
  return revoked;
}

std::string make_crl(Workspace& workspace, const std::string& root, const Period& next_update) {
  auto& inventory = workspace.inventory();
  const auto chain = find_issuers(inventory, root);
  const auto issuer = open_issuer(workspace, chain);
  const Time now = workspace.services().clock.now();
  const auto revoked = revoked_serials(workspace, chain.front(), now);
  const auto number = inventory.next_crl_number(chain.front().name, workspace.actor());
  return issuer.make_crl(revoked, number, now, next_update);
}

}  // namespace p2s::app
