// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/build_kits.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/concurrency/worker_pool.hpp>
#include <p2s/app/kits/kit_batch_writer.hpp>
#include <p2s/app/kits/kit_builder.hpp>
#include <p2s/app/kits/kit_clients.hpp>
#include <p2s/app/kits/kit_names.hpp>
#include <p2s/app/kits/kit_planning.hpp>
#include <p2s/app/kits/replaceable.hpp>
#include <p2s/app/kits/required_facts.hpp>
#include <p2s/app/kits/spec_package.hpp>
#include <p2s/app/kits/status/kit_record.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/folder_lock.hpp>
#include <p2s/base/files/unfinished.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

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

/// KIT-008 says why an operating system has no client software; KIT-004 would only repeat it.
void say_once(const KitPlan& plan, Findings& findings) {
  std::erase_if(findings, [&](const Finding& each) {
    return each.rule == "KIT-004" &&
           std::none_of(plan.methods.begin(), plan.methods.end(), [&](const auto& method) {
             return each.subject == to_string(method.system);
           });
  });
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

KitPlan plan_gateway(const KitRequest& request, Workspace& workspace) {
  KitPlan plan;
  const auto spec = workspace_spec(workspace);
  read_gateway(plan, request, spec, workspace);
  plan.recorded = detail::package_record(plan.gateway);
  detail::choose_names(plan.gateway, request, spec ? &*spec : nullptr);
  const spec::GatewaySpec* known = spec ? &*spec : nullptr;
  plan.methods = connection_methods(plan.gateway, known, request.systems,
                                    workspace.services().as_of, plan.findings);
  if (spec)
    plan.proposals = azure::client_proposals(spec->ipsec);
  else
    plan.proposals = azure::recommended_proposals();
  plan.settings = kit_settings(known, request.settings);
  // Kits get the application that the package lacks.
  if (!plan.settings.entra.application_id.empty())
    std::erase_if(plan.findings, [](const Finding& each) { return each.rule == "PKG-065"; });
  plan.settings.zipped = request.form == kit::KitForm::zip;
  if (auto finding = missing_internet_route(plan.gateway, known, plan.settings))
    plan.findings.push_back(*std::move(finding));
  sort_findings(plan.findings);
  return plan;
}

KitPlan plan_kits(const KitRequest& request, Workspace& workspace) {
  auto plan = plan_gateway(request, workspace);
  detail::choose_clients(plan, request, workspace);
  sort_findings(plan.findings);
  if (request.resume || request.existing == OnExisting::replace) {
    detail::require_ours(request, plan.clients);
    return plan;
  }
  for (const auto& client : plan.clients) {
    detail::require_free(kit::kit_path(request.output, client.name, request.form));
    if (!request.protection.password)
      detail::require_free(detail::password_path(request.output, client.name));
  }
  return plan;
}

KitResult build_kits(const KitRequest& request, Workspace& workspace,
                     const std::function<void(const BuiltKit&)>& on_kit, const Progress& progress) {
  const FolderLock lock(request.output);
  remove_unfinished(request.output);
  remove_unfinished(password_folder(request.output));
  const KitPlan plan = plan_kits(request, workspace);
  const detail::KitBuilder maker(request, plan, workspace);
  detail::KitCache kept(request, plan, maker.inputs());
  if (request.resume) kept.recall(workspace);
  detail::KitBatchWriter shelf(request, plan, kept, workspace);
  KitResult result{{}, {}, plan.findings};
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
      if (!made.is_usable()) result.not_built.push_back(plan.clients[made.index].name);
      result.findings.insert(result.findings.end(), made.kit.findings.begin(),
                             made.kit.findings.end());
    }
    rethrow(shelf, !result.kits.empty());
  }
  workers.rethrow();
  if (result.kits.size() + result.not_built.size() < total) {
    throw Error(ErrorKind::interrupted,
                fmt::format("stopped after {} of {} kits", result.kits.size(), total))
        .hint(kGoOn);
  }
  const auto by_name = [](const BuiltKit& a, const BuiltKit& b) { return a.client < b.client; };
  std::sort(result.kits.begin(), result.kits.end(), by_name);
  std::sort(result.not_built.begin(), result.not_built.end());
  say_once(plan, result.findings);
  sort_findings(result.findings);
  return result;
}

}  // namespace p2s::app
