// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/key_advice.hpp"
#include "options/protection.hpp"
#include "output/list.hpp"
#include "output/store/issue_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/sync/sync_clients.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct ClientSyncOptions {
  std::string users;
  std::string expiring = "30d";
  std::string root;
  std::string issuer;
  std::string key = "rsa:2048";
  std::string validity = "1y";
  std::string pfx;
  PfxChoice protection;
  unsigned jobs = 0;
  bool force = false;
};

void add_options(CommandLine& line, ClientSyncOptions& options) {
  line.argument("FILE", &options.users,
                "CSV file with everybody who may connect, as for client issue --from; - reads "
                "standard input")
      .required();
  line.option("--expiring PERIOD", &options.expiring,
              "Renew certificates that expire within this period");
  line.option("--root ROOT", &options.root,
              "Revoke only clients of this root or issuing CA, and of those below it");
  line.option("--issuer ROOT", &options.issuer,
              "Root or issuing CA that signs (default: as of client issue; renewed certificates "
              "keep theirs)");
  add_key_option(line, options.key);
  add_validity_option(line, options.validity);
  line.option(
      "--pfx DIR", &options.pfx,
      "Also write the PFX files of new certificates to DIR, and those of others in the list "
      "that are missing there");
  add_pfx_options(line, options.protection);
  line.option("--jobs N", &options.jobs, "Number of threads (default: one per CPU)").range(1, 1024);
  add_force_option(line, options.force);
}

app::SyncRequest to_request(const ClientSyncOptions& options, Context& context) {
  const std::string name = options.users == "-" ? "standard input" : options.users;
  app::SyncRequest request;
  request.users = app::read_users(app::read_input(options.users, context.services()), name);
  if (request.users.clients.empty())
    throw Error(ErrorKind::malformed, fmt::format("'{}' contains no clients", printable(name)));
  request.expiring = to_period(options.expiring, "--expiring");
  request.root = options.root;
  request.issue.issuer = options.issuer;
  request.issue.key = to_key_kind(options.key);
  request.issue.validity = to_period(options.validity, "--validity");
  request.issue.pfx = to_pfx_target(options.pfx, options.protection, options.force, context);
  request.issue.jobs = options.jobs;
  return request;
}

void print_plan(const app::SyncPlan& plan, Context& context) {
  if (context.globals().json) return;
  for (const auto& step : plan.steps) {
    context.info(
        fmt::format("{:<6}  {}: {}", to_string(step.action), printable(step.name), step.reason));
  }
  const auto of = [&](app::SyncAction action) { return plan.count(action); };
  const auto exports = of(app::SyncAction::export_pfx);
  context.info(fmt::format("plan: {} to revoke, {} to update,{} {} to renew, {} to issue",
                           of(app::SyncAction::revoke), of(app::SyncAction::update),
                           exports == 0 ? "" : fmt::format(" {} to export,", exports),
                           of(app::SyncAction::renew), of(app::SyncAction::issue)));
}

std::string too_many(const app::SyncPlan& plan) {
  return fmt::format("{} of {} clients are not in the list, more than 10 %",
                     plan.count(app::SyncAction::revoke), plan.live);
}

void advise_on_revoked(const app::SyncPlan& plan, Context& context) {
  if (plan.count(app::SyncAction::revoke) == 0) return;
  context.info(
      "nothing was sent to the gateway; add their thumbprints there: p2sctl revocation export "
      "--format text");
}

app::IssueResult carry_out(const app::SyncPlan& plan, const app::SyncRequest& request,
                           Context& context) {
  try {
    return app::run_sync(plan, request, context.workspace(), issued_printer(context),
                         progress(context, "issuing clients"));
  } catch (const Error&) {
    advise_on_revoked(plan, context);  // they are first
    throw;
  }
}

ExitCode run(const ClientSyncOptions& options, Context& context) {
  const auto request = to_request(options, context);
  advise_on_key(context, options.key);
  const auto plan = app::plan_sync(request, context.workspace());
  print_plan(plan, context);
  if (context.globals().dry_run) {
    if (plan.revokes_many() && !context.globals().yes)
      context.info(too_many(plan) + "; this needs --yes");
    if (context.globals().json) print_synced_json(context, plan, {});
    app::require_possible(plan, request, context.workspace());
    return ExitCode::done;
  }
  if (plan.revokes_many() && !context.globals().yes) {
    throw Error(ErrorKind::usage, too_many(plan) + "; nothing was changed")
        .hint("if the list is complete, add --yes");
  }
  const auto result = carry_out(plan, request, context);
  if (context.globals().json) print_synced_json(context, plan, result);
  if (!result.shortened.empty()) context.warn("certificates are " + result.shortened);
  advise_on_revoked(plan, context);
  if (plan.steps.empty()) context.info("all clients are as in the list");
  return report_failures(context, result, "failed");
}

constexpr std::array kClientSyncExamples{
    Example{"p2sctl client sync users.csv --dry-run", "What would change"},
    Example{"p2sctl client sync users.csv --pfx pfx/ --yes", "Even if more than 10 % have left"}};

}  // namespace

extern const Command client_sync{
    .path = "client sync",
    .summary = "Make the clients those of a list of users",
    .details =
        "Reads a CSV file with everybody who may connect (columns name, email, upn, dns, os, "
        "software) and prints a plan, then carries it out: who is not in the list is revoked with "
        "reason cessation-of-operation, operating systems and software are updated, certificates "
        "that expire soon or have other e-mail addresses, UPNs or host names than the list are "
        "renewed, and who has no valid certificate gets one. Columns that the list lacks change "
        "nothing. A list with Bob in place of bob changes nothing either, and is an error.\n\n"
        "With --pfx, also writes the PFX files of clients that keep their certificate, if they are "
        "missing in the directory or, with --force, of an older certificate. Clients whose private "
        "key is not in the store have none.\n\n"
        "If more than 10 % of the clients would be revoked, nothing is done without --yes: the "
        "list may be incomplete. After an interruption, the same command does what is left.",
    .examples = kClientSyncExamples,
    .see_also = "client issue,client revoke,client renew",
    .cancellable = true,
    .declare = make_command<ClientSyncOptions, add_options, run>,
};

}  // namespace p2s::cli
