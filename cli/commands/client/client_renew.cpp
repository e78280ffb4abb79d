// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "options/protection.hpp"
#include "output/store/client_view.hpp"
#include "output/store/issue_view.hpp"

#include <p2s/app/clients/issue/renew_clients.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRenewOptions {
  ClientChoice clients;
  std::string issuer;
  std::string key;
  std::string validity = "1y";
  std::string pfx;
  PfxChoice protection;
  unsigned jobs = 0;
  unsigned limit = 0;
  bool revoke_old = false;
  bool force = false;
};

void add_options(CommandLine& line, ClientRenewOptions& options) {
  add_client_choice(line, options.clients, Offered::unrevoked);
  line.option("--issuer ROOT", &options.issuer,
              "Root or issuing CA that signs the new certificate (default: the issuer of the old "
              "one)");
  line.option("--key", &options.key, "Key type (default: the type of the old key)")
      .choices({"rsa:2048", "rsa:3072", "rsa:4096", "ec:p256", "ec:p384"});
  add_validity_option(line, options.validity);
  line.option("--pfx PATH", &options.pfx,
              "Also write a PFX to PATH: a file if it ends in .pfx or .p12, otherwise a directory");
  add_pfx_options(line, options.protection);
  line.option("--jobs N", &options.jobs, "Number of threads (default: one per CPU)").range(1, 1024);
  line.option("--limit N", &options.limit,
              "Renew at most this number of clients; the same command continues (default: all)")
      .range(1, 1'000'000);
  line.flag("--revoke-old", &options.revoke_old,
            "Revoke the old certificates with reason superseded");
  add_force_option(line, options.force);
}

app::RenewRequest to_request(const ClientRenewOptions& options, Context& context) {
  app::RenewRequest request;
  request.clients = selected_clients(options.clients, context);
  request.issuer = options.issuer;
  if (!options.key.empty()) request.key = to_key_kind(options.key);
  request.validity = to_period(options.validity, "--validity");
  request.pfx = to_pfx_target(options.pfx, options.protection, options.force, context);
  request.jobs = options.jobs;
  request.limit = options.limit;
  request.revoke_old = options.revoke_old;
  return request;
}

std::string outcome(const app::IssueResult& result, bool revoke_old) {
  auto text = counted(result.issued.size(), "client", "clients") + " renewed";
  if (!result.skipped.empty()) text += fmt::format(", {} already renewed", result.skipped.size());
  if (result.issued.empty()) return text;
  return text + (revoke_old
                     ? "; the old certificates are revoked"
                     : "; the old certificates remain valid until they expire or are revoked");
}

ExitCode run(const ClientRenewOptions& options, Context& context) {
  const auto request = to_request(options, context);
  if (context.globals().dry_run) {
    const auto plan = app::plan_renewal(request, context.workspace());
    return report_would_issue(context, plan.runs, plan.rest, "would not be renewed");
  }
  const auto result = app::renew_clients(request, context.workspace(), issued_printer(context),
                                         progress(context, "renewing clients"));
  print_issued(context, result);
  if (!context.globals().json) print_skipped(context, result.skipped, false);
  if (!result.shortened.empty()) context.warn("certificates are " + result.shortened);
  context.info(outcome(result, options.revoke_old));
  if (options.limit != 0 && result.issued.size() == options.limit)
    context.info("this was the limit; the same command renews the rest");
  return report_failures(context, result, "were not renewed");
}

constexpr std::array kClientRenewExamples{
    Example{"p2sctl client renew alice --pfx pfx/",
            "Create a new key and certificate, and write a PFX"},
    Example{"p2sctl client renew --expiring 30d --pfx pfx/",
            "Everybody whose certificate ends soon; run it again after an interruption"},
    Example{"p2sctl client renew --root Lab --issuer P2SRootCert --limit 100",
            "Move clients to another root, in batches"},
    Example{"p2sctl client renew alice --revoke-old", "Revoke the old certificate as well"}};

}  // namespace

extern const Command client_renew{
    .path = "client renew",
    .summary = "Renew client certificates",
    .details =
        "Creates a new key and certificate with the names of the client's newest certificate, "
        "signed by the same CA unless --issuer is given. The old certificate remains valid, so "
        "that users can switch when it suits them; --revoke-old revokes it with reason "
        "superseded.\n\n"
        "Who was renewed already is skipped: the current certificate ends at most a week before a "
        "new one would. So the same command finishes an interrupted renewal, and writes PFX files "
        "that are missing. To replace a certificate of today, revoke it and issue a new one. "
        "--expiring, --root and --all leave out who has no valid certificate.",
    .examples = kClientRenewExamples,
    .see_also = "client issue,client revoke,client list",
    .cancellable = true,
    .declare = make_command<ClientRenewOptions, add_options, run>,
};

}  // namespace p2s::cli
