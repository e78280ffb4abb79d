// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/build_kits.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/app/kits/inspect_package.hpp>
#include <p2s/app/kits/kit_batch_writer.hpp>
#include <p2s/app/kits/kit_builder.hpp>
#include <p2s/app/kits/kit_planning.hpp>
#include <p2s/app/kits/replaceable.hpp>
#include <p2s/app/kits/required_facts.hpp>
#include <p2s/app/kits/spec_package.hpp>
#include <p2s/app/kits/worker_pool.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

void require_usable(const store::ClientRecord& client, Time at) {
  const auto status = client_status(client, at);
  if (status != ClientStatus::revoked && status != ClientStatus::expired) return;
  throw Error(ErrorKind::conflict, fmt::format("client '{}' ({}) is {}", printable(client.name),
                                               client.thumbprint, to_string(status)))
      .hint(fmt::format("renew it with: p2sctl client renew '{}'", printable(client.name)));
}

std::vector<store::ClientRecord> every_live_client(Workspace& workspace) {
  std::map<std::string, store::ClientRecord> newest;
  const Time at = workspace.services().as_of;
  workspace.inventory().for_each_client([&](const store::ClientRecord& client) {
    if (!is_live(client, at)) return;
    const auto [known, fresh] = newest.emplace(client.name, client);
    if (!fresh && known->second.not_before <= client.not_before) known->second = client;
  });
  std::vector<store::ClientRecord> clients;
  for (auto& [name, client] : newest) clients.push_back(std::move(client));
  if (clients.empty()) {
    throw Error(ErrorKind::not_found,
                "the store does not contain a client with a valid certificate")
        .hint("issue one with: p2sctl client issue alice");
  }
  return clients;
}

std::vector<store::ClientRecord> named_clients(const KitRequest& request, Workspace& workspace) {
  const Time at = workspace.services().as_of;
  std::vector<store::ClientRecord> clients;
  std::set<std::string> names;
  for (const auto& spelled : request.clients) {
    auto client = newest_client(workspace.inventory(), spelled, at);
    require_usable(client, at);
    if (names.insert(client.name).second) clients.push_back(std::move(client));
  }
  for (const auto& name : request.users) {
    store::ClientRecord user;
    user.name = name;
    if (names.insert(name).second) clients.push_back(std::move(user));
  }
  return clients;
}

void require_free(const fs::path& path) {
  if (!fs::exists(fs::symlink_status(path))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(path.string())))
      .hint("choose another folder with -o, or replace the kit with --force");
}

std::optional<spec::GatewaySpec> workspace_spec(Workspace& workspace) {
  const auto file = workspace.spec_file();
  if (!file || !fs::exists(*file)) return std::nullopt;
  return spec::load_spec(*file);
}

// The package from Azure or, without one, the table [server] of p2s.toml.
void read_gateway(KitPlan& plan, const KitRequest& request,
                  const std::optional<spec::GatewaySpec>& spec, Workspace& workspace) {
  const Time at = workspace.services().as_of;
  if (!request.azure.empty()) {
    auto inspected = inspect_package(request.azure, at);
    plan.gateway = std::move(inspected.package);
    plan.findings = std::move(inspected.findings);
    detail::require_facts(plan.gateway);
    return;
  }
  if (!spec) {
    throw Error(ErrorKind::not_found, "neither a package from Azure nor p2s.toml found")
        .hint("download it from the gateway's page, then: p2sctl package build --azure AZURE.zip");
  }
  const auto folder = workspace.spec_file()->parent_path();
  plan.gateway = package_of(*spec, folder, spec_certificates(*spec, folder, &workspace));
  plan.findings = check_roots(plan.gateway, at);
}

void add_untrusted_roots(KitPlan& plan, Workspace& workspace) {
  std::set<std::string> roots;
  for (const auto& client : plan.clients) {
    if (!client.root.empty()) roots.insert(client.root);
  }
  for (const auto& name : roots) {
    const auto root = find_root(workspace.inventory(), name);
    if (auto finding = untrusted_root(plan.gateway, name, root.thumbprint))
      plan.findings.push_back(*std::move(finding));
  }
}

constexpr const char* kGoOn = "run it again with --resume: finished kits are kept";

// For example a full disk: finished kits need not be built again.
void rethrow(const detail::KitBatchWriter& shelf, bool some_are_done) {
  try {
    shelf.rethrow();
  } catch (Error& error) {
    if (!some_are_done || error.kind() != ErrorKind::io || !error.hint().empty()) throw;
    throw std::move(error).hint(kGoOn);
  }
}

}  // namespace

fs::path password_folder(const fs::path& output) {
  fs::path folder = output.has_filename() ? output : output.parent_path();
  if (folder.empty() || folder.filename() == "." || folder.filename() == "..") folder /= "kits";
  folder += "-passwords";
  return folder;
}

KitPlan plan_kits(const KitRequest& request, Workspace& workspace) {
  KitPlan plan;
  const auto spec = workspace_spec(workspace);
  read_gateway(plan, request, spec, workspace);
  plan.clients = request.all ? every_live_client(workspace) : named_clients(request, workspace);
  add_untrusted_roots(plan, workspace);
  const spec::GatewaySpec* known = spec ? &*spec : nullptr;
  plan.methods = connection_methods(plan.gateway, known, request.systems,
                                    workspace.services().as_of, plan.findings);
  if (spec)
    plan.proposals = azure::client_proposals(spec->ipsec);
  else
    plan.proposals = azure::recommended_proposals();
  plan.settings = kit_settings(known, request.settings);
  if (auto finding = missing_internet_route(plan.gateway, known, plan.settings))
    plan.findings.push_back(*std::move(finding));
  sort_findings(plan.findings);
  if (request.resume || request.existing == OnExisting::replace) {
    detail::require_ours(request, plan.clients);
    return plan;
  }
  for (const auto& client : plan.clients) {
    require_free(kit::kit_path(request.output, client.name, request.form));
    if (!request.protection.password)
      require_free(detail::password_path(request.output, client.name));
  }
  return plan;
}

KitResult build_kits(const KitRequest& request, Workspace& workspace,
                     const std::function<void(const BuiltKit&)>& on_kit, const Progress& progress) {
  const KitPlan plan = plan_kits(request, workspace);
  const detail::KitBuilder maker(request, plan, workspace);
  detail::KitCache kept(request, plan, maker.inputs());
  if (request.resume) kept.recall(workspace);
  detail::KitBatchWriter shelf(request, plan, kept, workspace);
  KitResult result{{}, plan.findings};
  const std::size_t total = plan.clients.size();
  const auto make = [&](std::size_t i) {
    auto files = kept.files_of(plan.clients[i]);
    return files ? detail::MadeKit{i, {}, {}, true, *std::move(files)} : maker.make(i);
  };
  detail::WorkerPool<detail::MadeKit> workers(total, request.jobs, make,
                                              workspace.services().cancelled);
  for (auto batch = workers.next_batch(); !batch.empty(); batch = workers.next_batch()) {
    for (auto& kit : shelf.put(batch)) {
      if (on_kit) on_kit(kit);
      result.kits.push_back(std::move(kit));
      if (progress) progress(result.kits.size(), total);
    }
    for (const auto& made : batch) {
      result.findings.insert(result.findings.end(), made.kit.findings.begin(),
                             made.kit.findings.end());
    }
    rethrow(shelf, !result.kits.empty());
  }
  workers.rethrow();
  if (result.kits.size() < total) {
    throw Error(ErrorKind::interrupted,
                fmt::format("stopped after {} of {} kits", result.kits.size(), total))
        .hint(kGoOn);
  }
  const auto by_name = [](const BuiltKit& a, const BuiltKit& b) { return a.client < b.client; };
  std::sort(result.kits.begin(), result.kits.end(), by_name);
  sort_findings(result.findings);
  return result;
}

}  // namespace p2s::app
