// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/renew_clients.hpp"

#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <set>

namespace p2s::app {
namespace {

constexpr std::string_view kAction = "client.renew";

IssueRequest& run_for(RenewPlan& plan, const RenewRequest& request, const std::string& issuer,
                      pki::KeyKind key) {
  for (auto& run : plan.runs) {
    if (run.issuer == issuer && run.key == key) return run;
  }
  auto& run = plan.runs.emplace_back();
  run.issuer = issuer;
  run.key = key;
  run.validity = request.validity;
  run.pfx = request.pfx;
  run.jobs = request.jobs;
  run.live = LiveClients::allow;
  run.action = kAction;
  return run;
}

void require_one_file(const RenewRequest& request) {
  if (!request.pfx || !request.pfx->is_file() || request.clients.size() == 1) return;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is a single file, but {} clients are given",
                          printable(request.pfx->path.string()), request.clients.size()))
      .hint("use a folder: --pfx pfx/");
}

}  // namespace

RenewPlan plan_renewal(const RenewRequest& request, Workspace& workspace) {
  require_one_file(request);
  RenewPlan plan;
  std::set<std::string> names;
  const Time now = workspace.services().clock.now();
  for (const auto& spelled : request.clients) {
    const auto newest = newest_client(workspace.inventory(), spelled, now);
    if (!names.insert(newest.name).second) {
      throw Error(ErrorKind::usage,
                  fmt::format("client '{}' is given twice", printable(newest.name)));
    }
    const auto key = request.key ? request.key : pki::parse_key_kind(newest.key);
    auto& run = run_for(plan, request, request.issuer.empty() ? newest.issuer : request.issuer,
                        key.value_or(pki::KeyKind::rsa2048));
    const auto facts = pki::Certificate::from_pem(newest.certificate).facts();
    run.clients.push_back(
        {newest.name, alternative_names_of(facts), systems_of(newest), software_of(newest)});
    for (auto& client : workspace.inventory().find_clients(newest.name)) {
      if (is_live(client, now)) plan.old.push_back(std::move(client));
    }
  }
  for (const auto& run : plan.runs) {
    auto issue = plan_issue(run, workspace);
    if (!issue.shortened.empty()) plan.shortened = std::move(issue.shortened);
  }
  return plan;
}

IssueResult renew_clients(const RenewRequest& request, Workspace& workspace,
                          const OnIssued& on_issued, const Progress& progress) {
  const RenewPlan plan = plan_renewal(request, workspace);
  IssueResult result;
  result.shortened = plan.shortened;
  for (const auto& run : plan.runs) {
    auto part = issue_clients(run, workspace, on_issued, progress);
    std::move(part.issued.begin(), part.issued.end(), std::back_inserter(result.issued));
  }
  if (request.revoke_old) {
    for (const auto& old : plan.old)
      workspace.inventory().revoke(old.thumbprint, "superseded", workspace.actor());
  }
  return result;
}

}  // namespace p2s::app
