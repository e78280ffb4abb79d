// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/sync/sync_clients.hpp"

#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/issue/renew_clients.hpp>
#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::app {
namespace {

constexpr std::string_view kLeaver = "cessation-of-operation";

/// The names of the steps with that action.
std::vector<std::string> names_of(const SyncPlan& plan, SyncAction action) {
  std::vector<std::string> names;
  for (const auto& step : plan.steps)
    if (step.action == action) names.push_back(step.name);
  return names;
}

void revoke(const SyncPlan& plan, Workspace& workspace, IssueResult& result) {
  const auto names = names_of(plan, SyncAction::revoke);
  if (names.empty()) return;
  const auto selected =
      select_clients(workspace.inventory(), {names, "", std::nullopt}, workspace.services().as_of);
  auto outcome = revoke_clients(workspace, selected, std::string(kLeaver));
  std::move(outcome.failures.begin(), outcome.failures.end(), std::back_inserter(result.failures));
}

void update(const SyncPlan& plan, Workspace& workspace) {
  for (const auto& step : plan.steps) {
    if (step.action != SyncAction::update) continue;
    workspace.inventory().set_client_kits(step.thumbprint, systems_text(step.client.systems),
                                          join(step.client.software, ","), workspace.actor());
  }
}

RenewRequest renewal_of(const SyncPlan& plan, const SyncRequest& request, Workspace& workspace) {
  RenewRequest renewal;
  renewal.clients =
      select_clients(workspace.inventory(), {names_of(plan, SyncAction::renew), "", std::nullopt},
                     workspace.services().as_of);
  renewal.issuer = request.issue.issuer;
  renewal.validity = request.issue.validity;
  renewal.pfx = request.issue.pfx;
  renewal.jobs = request.issue.jobs;
  renewal.again = true;
  for (const auto& step : plan.steps)
    if (step.action == SyncAction::renew) renewal.changes.emplace(step.name, step.client);
  return renewal;
}

IssueRequest issue_of(const SyncPlan& plan, const SyncRequest& request) {
  auto issue = request.issue;
  issue.clients.clear();
  for (const auto& step : plan.steps)
    if (step.action == SyncAction::issue) issue.clients.push_back(step.client);
  issue.live = LiveClients::skip;
  return issue;
}

IssueResult export_missing(const SyncPlan& plan, const SyncRequest& request, Workspace& workspace,
                           const OnIssued& on_issued) {
  IssueResult part;
  for (auto& name : names_of(plan, SyncAction::export_pfx))
    part.skipped.push_back({std::move(name), "has a valid certificate"});
  complete_pfx(request.issue.pfx, workspace, part, on_issued);
  return part;
}

template <typename Item>
void move_all(std::vector<Item>& from, std::vector<Item>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

void take(IssueResult part, IssueResult& result) {
  move_all(part.issued, result.issued);
  move_all(part.completed, result.completed);
  move_all(part.failures, result.failures);
  if (!part.shortened.empty()) result.shortened = part.shortened;
}

}  // namespace

void require_possible(const SyncPlan& plan, const SyncRequest& request, Workspace& workspace) {
  if (plan.count(SyncAction::renew) > 0)
    plan_renewal(renewal_of(plan, request, workspace), workspace);
  if (plan.count(SyncAction::issue) > 0) plan_issue(issue_of(plan, request), workspace);
}

IssueResult run_sync(const SyncPlan& plan, const SyncRequest& request, Workspace& workspace,
                     const OnIssued& on_issued, const Progress& progress) {
  IssueResult result;
  revoke(plan, workspace, result);
  update(plan, workspace);
  if (plan.count(SyncAction::export_pfx) > 0)
    take(export_missing(plan, request, workspace, on_issued), result);
  if (plan.count(SyncAction::renew) > 0)
    take(renew_clients(renewal_of(plan, request, workspace), workspace, on_issued, progress),
         result);
  if (plan.count(SyncAction::issue) > 0)
    take(issue_clients(issue_of(plan, request), workspace, on_issued, progress), result);
  return result;
}

}  // namespace p2s::app
