// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/status/gateway_status.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/gateway/check_gateway.hpp>
#include <p2s/app/kits/status/kit_status.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::app {
namespace {

std::vector<store::RootRecord> own_roots(store::Inventory& inventory) {
  auto roots = inventory.roots();
  std::erase_if(roots, [](const store::RootRecord& root) { return !root.is_root(); });
  return roots;
}

void count_history(const History& history, Time at, ClientCounts& counts) {
  const auto& current = current_certificate(history, at);
  for (const auto& each : history) {
    if (&each != &current && is_live(each, at)) ++counts.superseded;
  }
  if (has_left(history) || current.revoked_at) return;
  if (!is_live(current, at)) {
    ++counts.expired;
    return;
  }
  ++counts.valid;
  if (client_status(current, at) == ClientStatus::expiring) ++counts.expiring;
  counts.ends[current.not_after].push_back(current.name);
}

ClientCounts count_clients(store::Inventory& inventory, Time at) {
  ClientCounts counts;
  for_each_history(inventory, [&](History& history) { count_history(history, at, counts); });
  return counts;
}

RevocationState revocation_state(Workspace& workspace, Time at) {
  RevocationState state;
  for (const auto& client : revocations(workspace, {})) {
    if (client.not_after >= at) state.thumbprints.insert(client.thumbprint);
  }
  const auto rejected = workspace.inventory().gateway_revocations();
  if (!rejected) return state;
  state.compared = rejected->at;
  for (const auto& each : state.thumbprints) {
    if (!rejected->thumbprints.contains(each)) ++state.missing;
  }
  return state;
}

std::vector<Rotation> all_rotations(Workspace& workspace) {
  std::vector<Rotation> rotations;
  for (const auto& record : workspace.inventory().rotations()) {
    if (auto rotation = find_rotation(workspace, record.root))
      rotations.push_back(*std::move(rotation));
  }
  return rotations;
}

KitCounts count_kits(Workspace& workspace) {
  KitCounts counts;
  for (const auto& kit : kit_status({}, workspace).kits) {
    if (kit.built_at || !kit.source.empty()) ++counts.built;
    if (kit.needs_kit()) ++counts.needed;
  }
  return counts;
}

BackupState backup_state(Workspace& workspace) {
  BackupState state;
  state.is_file = !store::store_file(workspace.store_url()).empty();
  for (const auto& event : workspace.inventory().events(0)) {
    ++state.changes;
    if (event.action != "store.backup") continue;
    state.last = event.at;
    state.changes = 0;
  }
  return state;
}

/// The facts of p2s.toml.
void add_spec(Workspace& workspace, const WorkspaceChoice& choice, GatewayStatus& status) {
  const auto file = workspace.spec_file();
  if (!file) {
    status.check.problem = status.retirements.problem = "p2s.toml not found";
    return;
  }
  const auto& services = workspace.services();
  status.retirements = known([&] {
    const auto spec = spec::load_spec(*file);
    status.name = spec.name;
    return planning::retirements(spec, services.as_of);
  });
  status.check = known([&] { return check_gateway(std::nullopt, choice, services).report; });
}

/// The facts of the store.
void add_store(Workspace& workspace, GatewayStatus& status) {
  const auto at = workspace.services().as_of;
  auto& inventory = workspace.inventory();
  status.roots = known([&] { return own_roots(inventory); });
  status.clients = known([&] { return count_clients(inventory, at); });
  status.revocations = known([&] { return revocation_state(workspace, at); });
  status.rotations = known([&] { return all_rotations(workspace); });
  status.kits = known([&] { return count_kits(workspace); });
  status.store_problems = known([&] { return inventory.problems(); });
  status.backup = known([&] { return backup_state(workspace); });
}

}  // namespace

GatewayStatus gateway_status(Workspace& workspace, const WorkspaceChoice& choice) {
  GatewayStatus status;
  const bool has_workspace = workspace.spec_file().has_value();
  add_spec(workspace, choice, status);
  try {
    add_store(workspace, status);
  } catch (const Error& error) {
    if (!has_workspace) throw;
    for (auto* problem :
         {&status.roots.problem, &status.clients.problem, &status.revocations.problem,
          &status.rotations.problem, &status.kits.problem, &status.store_problems.problem,
          &status.backup.problem})
      *problem = error.message();
  }
  return status;
}

}  // namespace p2s::app
