// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/issue_clients.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/files/export_files.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/app/clients/issue/client_pipeline.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/files/unfinished.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

constexpr std::string_view kHasLive = "has a valid certificate";

void require_valid(const IssueRequest& request) {
  if (request.clients.empty()) {
    throw Error(ErrorKind::usage, "no client name given")
        .hint("give a name: p2sctl client issue alice");
  }
  std::set<std::string_view> names;
  for (const auto& client : request.clients) {
    require_name(client.name, "client");
    pki::require_valid(client.alternative_names);
    if (!names.insert(client.name).second) {
      throw Error(ErrorKind::usage,
                  fmt::format("client '{}' is given twice", printable(client.name)));
    }
  }
  if (request.pfx) request.pfx->require_fits(request.clients.size());
}

void require_free(const std::filesystem::path& file) {
  if (!std::filesystem::exists(std::filesystem::symlink_status(file))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(file.string())))
      .hint("choose another path for the PFX, or replace the file with --force");
}

void require_room(const PfxTarget& target, const std::vector<NewClient>& clients) {
  if (target.existing == OnExisting::replace) return;
  for (const auto& client : clients) {
    const auto file = target.file_for(client.name);
    require_free(file);
    if (!target.protection.password && waiting_password(file).empty())
      require_free(password_file_of(file));
  }
}

[[noreturn]] void refuse_live(const std::vector<std::string>& names) {
  const std::string first = printable(names.front());
  const std::string others =
      names.size() == 1
          ? ""
          : fmt::format(" (and {})", counted(names.size() - 1, "other client", "other clients"));
  throw Error(ErrorKind::conflict,
              fmt::format("client '{}'{} already has a valid certificate", first, others))
      .hint(fmt::format(
          "renew it with: p2sctl client renew {}, or skip such clients with --if-missing",
          shell_word(names.front())));
}

/// Whether an interrupted renewal left it: the PFX opens and has another certificate, or, if it may
/// be replaced, the generated password next to it is of another PFX.
bool is_left_over(const std::filesystem::path& path, const store::ClientRecord& client,
                  const PfxTarget& target) {
  std::optional<Secret> generated;
  try {
    if (!target.protection.password) generated = generated_password_in(password_file_of(path));
    if (!target.protection.password && !generated) return false;
    const auto content =
        pki::read_pfx(read_file(path), generated ? *generated : *target.protection.password);
    return content.leaf && content.leaf->thumbprint() != client.thumbprint;
  } catch (const Error& error) {
    // Otherwise the certificate is unknown, and the file is kept.
    return generated && error.kind() == ErrorKind::wrong_secret &&
           target.existing == OnExisting::replace;
  }
}

/// Name constraints of an issuing CA must not stop a run after its first clients.
void require_permitted(const IssuePlan& plan) {
  const auto issuers = certificates_of(plan.issuers);
  for (const auto& client : plan.clients) {
    if (const auto problem = pki::name_problem(issuers, client.name, client.alternative_names)) {
      throw Error(ErrorKind::usage,
                  fmt::format("client '{}': {}", printable(client.name), *problem))
          .hint("use a name that is permitted, or another issuer");
    }
  }
}

}  // namespace

bool PfxTarget::is_file() const {
  const std::string extension = to_lower(path.extension().string());
  return extension == ".pfx" || extension == ".p12";
}

std::filesystem::path PfxTarget::folder() const { return is_file() ? path.parent_path() : path; }

std::filesystem::path PfxTarget::file_for(const std::string& client) const {
  return is_file() ? path : path / (file_name_for(client) + ".pfx");
}

void PfxTarget::require_fits(std::size_t clients) const {
  if (!is_file() || clients <= 1) return;
  throw Error(ErrorKind::usage, fmt::format("'{}' is a single file, but {} clients are given",
                                            printable(path.string()), clients))
      .hint("use a folder: --pfx pfx/");
}

bool PfxTarget::lacks(const store::ClientRecord& client) const {
  const auto file = file_for(client.name);
  return !std::filesystem::exists(std::filesystem::symlink_status(file)) ||
         is_left_over(file, client, *this);
}

IssuePlan plan_issue(const IssueRequest& request, Workspace& workspace) {
  require_valid(request);
  auto& inventory = workspace.inventory();
  IssuePlan plan;
  plan.issuers = find_issuers(inventory, request.issuer);
  const Time now = workspace.services().clock.now();
  for (const auto& client : request.clients) {
    const bool live = request.live != LiveClients::allow && has_live(inventory, client.name, now);
    if (live)
      plan.skipped.push_back(client.name);
    else
      plan.clients.push_back(client);
  }
  if (request.live == LiveClients::refuse && !plan.skipped.empty()) refuse_live(plan.skipped);
  if (request.pfx) require_room(*request.pfx, plan.clients);
  require_sound(plan.issuers, now);
  require_permitted(plan);
  plan.shortened = shortened(plan.issuers, request.validity.after(now));
  return plan;
}

IssueResult issue_clients(const IssueRequest& request, Workspace& workspace,
                          const OnIssued& on_issued, const Progress& progress) {
  IssuePlan plan = plan_issue(request, workspace);
  IssueResult result;
  for (auto& name : plan.skipped)
    result.skipped.push_back({std::move(name), std::string(kHasLive)});
  complete_pfx(request.pfx, workspace, result, on_issued);
  if (plan.clients.empty()) return result;
  result.shortened = std::move(plan.shortened);
  const pki::Issuer issuer = open_issuer(workspace, plan.issuers);
  const detail::ClientMaker maker(request, issuer, plan.issuers.front().name, workspace.vault(),
                                  workspace.services().clock);
  detail::ClientIssuer writer(request, workspace);
  detail::PipelineView view{on_issued, progress, workspace.services().cancelled,
                            request.live == LiveClients::refuse
                                ? "run the same command with --if-missing to finish"
                                : "run the same command to finish"};
  detail::run_pipeline(plan.clients, maker, writer, request.jobs, view, result);
  // Only clients that another process issued since the plan was created.
  if (request.live == LiveClients::refuse && !result.skipped.empty()) {
    std::vector<std::string> names;
    for (const auto& skipped : result.skipped) names.push_back(skipped.client);
    refuse_live(names);
  }
  return result;
}

void complete_pfx(const std::optional<PfxTarget>& pfx, Workspace& workspace, IssueResult& result,
                  const OnIssued& on_issued) {
  if (!pfx) return;
  remove_unfinished(pfx->folder());
  const Time now = workspace.services().clock.now();
  for (const auto& skipped : result.skipped) {
    const auto path = pfx->file_for(skipped.client);
    try {
      const auto client = newest_client(workspace.inventory(), skipped.client, now);
      if (!pfx->lacks(client)) continue;
      make_private_directory(pfx->folder());
      const ClientFile file{path, ClientFormat::pfx, pfx->protection, pfx->existing};
      write_client_file(workspace, client, file);
      result.completed.push_back(
          {client.name, client.thumbprint, client.serial, client.not_after, path,
           file.has_password_file() ? password_file_of(path) : std::filesystem::path()});
      if (on_issued) on_issued(result.completed.back());
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::wrong_secret) throw;
      result.failures.push_back({skipped.client, error});
    }
  }
}

}  // namespace p2s::app
