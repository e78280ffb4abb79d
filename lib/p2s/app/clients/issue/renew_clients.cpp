// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/renew_clients.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

/// A revocation does not change what was before it.
bool is_live_at(const store::ClientRecord& client, Time at) {
  return client.not_after >= at && (!client.revoked_at || *client.revoked_at >= at);
}

class RenewalPlanner {
 public:
  RenewalPlanner(const RenewRequest& request, Workspace& workspace)
      : request_(request),
        inventory_(workspace.inventory()),
        now_(workspace.services().clock.now()),
        authorities_(inventory_) {
    if (!request.issuer.empty()) issuer_ = find_issuers(inventory_, request.issuer).front().name;
  }

  RenewPlan plan() {
    plan_.rest.failures = request_.clients.failures;
    for (const auto& client : request_.clients.clients) add(client);
    return std::move(plan_);
  }

 private:
  void add(const SelectedClient& client) {
    const auto person = inventory_.find_clients(client.certificates.front().name);
    if (person.empty() || plan_.old.count(person.front().name) != 0) return;
    const auto& current = current_certificate(person, now_);
    if (!client.is_named && !is_live(current, now_)) return;
    if (has_left(person)) return refuse_leaver(person.front());
    auto& old = plan_.old[current.name];
    const bool done = !request_.again && is_renewed(person, current);
    for (const auto& each : person) {
      if (is_live(each, now_) && !(done && each.thumbprint == current.thumbprint))
        old.push_back(each.thumbprint);
    }
    if (done) {
      plan_.rest.skipped.push_back(
          {current.name,
           fmt::format("was renewed on {}; its certificate is valid until {}",
                       format_date(current.not_before), format_date(current.not_after))});
      return;
    }
    if (request_.limit != 0 && renewed_ == request_.limit) return;
    ++renewed_;
    add_to_run(client.is_person ? current : whole_client(inventory_, client.certificates.front()));
  }

  void refuse_leaver(const store::ClientRecord& newest) {
    plan_.rest.failures.push_back(
        {newest.name,
         Error(ErrorKind::conflict,
               fmt::format("client '{}' was revoked on {} ({})", printable(newest.name),
                           format_date(*newest.revoked_at), newest.revocation_reason))
             .hint(fmt::format("to let it in again, issue a new certificate with: p2sctl client "
                               "issue {}",
                               shell_word(newest.name)))});
  }

  void add_to_run(const store::ClientRecord& old) {
    const auto key = request_.key ? request_.key : pki::parse_key_kind(old.key);
    auto& run =
        run_for(issuer_.empty() ? old.issuer : issuer_, key.value_or(pki::KeyKind::rsa2048));
    const auto change = request_.changes.find(old.name);
    auto& client = run.clients.emplace_back();
    if (change != request_.changes.end()) {
      client = change->second;
    } else {
      const auto facts = pki::Certificate::from_pem(old.certificate).facts();
      client = {old.name, alternative_names_of(facts), systems_of(old), software_of(old)};
    }
    client.not_before = old.not_before;
  }

  IssueRequest& run_for(const std::string& issuer, pki::KeyKind key) {
    for (auto& run : plan_.runs) {
      if (run.issuer == issuer && run.key == key) return run;
    }
    auto& run = plan_.runs.emplace_back();
    run.issuer = issuer;
    run.key = key;
    run.validity = request_.validity;
    run.pfx = request_.pfx;
    run.jobs = request_.jobs;
    run.live = LiveClients::allow;
    run.action = "client.renew";
    return run;
  }

  bool is_renewed(const History& person, const store::ClientRecord& current) const {
    const bool replaces = std::any_of(person.begin(), person.end(), [&](const auto& other) {
      return other.id < current.id && is_live_at(other, current.not_before);
    });
    if (!is_live(current, now_) || !replaces) return false;
    if (request_.key && current.key != pki::to_string(*request_.key)) return false;
    if (!issuer_.empty() && current.issuer != issuer_) return false;
    Time end = request_.validity.after(now_);
    for (const auto& authority : authorities_.chain(current.issuer))
      end = std::min(end, authority.not_after);
    return current.not_after + std::chrono::days(7) >= end;
  }

  const RenewRequest& request_;
  store::Inventory& inventory_;
  Time now_;
  Authorities authorities_;
  std::string issuer_;  // the one requested
  std::size_t renewed_ = 0;
  RenewPlan plan_;
};

/// What is issued by one issuer does not depend on the others.
void add_failures(const IssueRequest& run, const Error& error, IssueResult& result) {
  for (const auto& client : run.clients) {
    const bool is_issued =
        std::any_of(result.issued.begin(), result.issued.end(),
                    [&](const auto& issued) { return issued.name == client.name; });
    if (!is_issued) result.failures.push_back({client.name, error});
  }
}

}  // namespace

RenewPlan plan_renewal(const RenewRequest& request, Workspace& workspace) {
  if (request.pfx) request.pfx->require_fits(request.clients.clients.size());
  RenewPlan plan = RenewalPlanner(request, workspace).plan();
  auto runs = std::move(plan.runs);
  plan.runs.clear();
  for (auto& run : runs) {
    try {
      auto issue = plan_issue(run, workspace);
      if (!issue.shortened.empty()) plan.rest.shortened = std::move(issue.shortened);
      plan.runs.push_back(std::move(run));
    } catch (const Error& error) {
      if (runs.size() == 1) throw;  // otherwise reported after the other runs
      for (const auto& client : run.clients) plan.rest.failures.push_back({client.name, error});
    }
  }
  return plan;
}

IssueResult renew_clients(const RenewRequest& request, Workspace& workspace,
                          const OnIssued& on_issued, const Progress& progress) {
  const RenewPlan plan = plan_renewal(request, workspace);
  IssueResult result = plan.rest;
  const auto revoke_old = [&](const std::string& name) {
    if (!request.revoke_old) return;
    for (const auto& old : plan.old.at(name))
      workspace.inventory().revoke(old, "superseded", workspace.actor());
  };
  const OnIssued report = [&](const IssuedClient& client) {
    revoke_old(client.name);
    result.issued.push_back(client);
    if (on_issued) on_issued(client);
  };
  for (const auto& skipped : plan.rest.skipped) revoke_old(skipped.client);
  complete_pfx(request.pfx, workspace, result, on_issued);
  for (const auto& run : plan.runs) {
    try {
      issue_clients(run, workspace, report, progress);
    } catch (const Error& error) {
      const auto kind = error.kind();
      if (kind == ErrorKind::interrupted || kind == ErrorKind::wrong_secret) throw;
      if (plan.runs.size() == 1) throw;
      add_failures(run, error, result);
    }
  }
  return result;
}

}  // namespace p2s::app
