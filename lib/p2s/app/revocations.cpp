#include <p2s/app/client_root.hpp>
#include <p2s/app/revocations.hpp>

namespace p2s::app {

std::vector<store::ClientRecord> revocations(store::Inventory& inventory, const std::string& root) {
  if (!root.empty()) find_root(inventory, root);
  std::vector<store::ClientRecord> revoked;
  inventory.for_each_client([&](const store::ClientRecord& client) {
    if (client.revoked_at && (root.empty() || client.root == root)) revoked.push_back(client);
  });
  return revoked;
}

std::string make_crl(Workspace& workspace, const std::string& root, const Period& next_update) {
  auto& inventory = workspace.inventory();
  const auto record = find_root(inventory, root);
  const auto issuer = open_issuer(workspace, record);
  std::vector<pki::Issuer::Revoked> revoked;
  for (const auto& client : revocations(inventory, record.name)) {
    revoked.push_back({client.serial, *client.revoked_at, client.revocation_reason});
  }
  const auto number = inventory.next_crl_number(record.name, workspace.actor());
  return issuer.make_crl(revoked, number, workspace.services().clock.now(), next_update);
}

}  // namespace p2s::app
