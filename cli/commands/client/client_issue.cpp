// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/key_advice.hpp"
#include "options/protection.hpp"
#include "output/store/issue_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/clients/issue/issue_clients.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientIssueOptions {
  std::vector<std::string> names;
  std::string from;
  std::string issuer;
  std::string key = "rsa:2048";
  std::string validity = "1y";
  pki::AlternativeNames alternative_names;
  std::string systems;
  std::string software;
  std::string pfx;
  PfxChoice protection;
  unsigned jobs = 0;
  bool if_missing = false;
  bool force = false;
};

void add_options(CommandLine& line, ClientIssueOptions& options) {
  line.argument("NAME", &options.names,
                "Names of the clients, used as the common name (CN) of their certificates");
  line.option(
      "--from FILE", &options.from,
      "CSV file whose first line contains the column names: name,email,upn,dns,os,software");
  add_issuer_option(line, options.issuer,
                    "Root or issuing CA that signs the certificate (default: the default root or, "
                    "without its private key, the only CA that has one)");
  add_key_option(line, options.key);
  add_validity_option(line, options.validity);
  auto& names = options.alternative_names;
  line.option("--email ADDRESS", &names.emails, "E-mail address of the client; may be repeated");
  line.option("--upn UPN", &names.upns, "User principal name of the client; may be repeated");
  line.option("--dns HOST", &names.dns, "Host name of the client; may be repeated");
  line.option("--os SYSTEMS", &options.systems,
              "Operating systems of the clients, for which their kits are built (default: all)");
  line.option("--software LIST", &options.software,
              "Client software of their kits, such as openvpn,native (default: all)");
  line.option("--pfx PATH", &options.pfx,
              "Also write a PFX to PATH: a file if it ends in .pfx or .p12, otherwise a directory");
  add_pfx_options(line, options.protection);
  line.option("--jobs N", &options.jobs, "Number of threads (default: one per CPU)").range(1, 1024);
  line.flag("--if-missing", &options.if_missing, "Skip clients that have a valid certificate");
  add_force_option(line, options.force);
}

std::vector<app::NewClient> clients_of(const ClientIssueOptions& options,
                                       const app::Services& services) {
  std::vector<app::NewClient> clients;
  for (const auto& name : options.names) clients.push_back({name, {}});
  if (!options.alternative_names.empty()) {
    if (clients.size() != 1 || !options.from.empty()) {
      throw Error(ErrorKind::usage, "--email, --upn and --dns require exactly one client")
          .hint("issue one client at a time, or list them in a CSV file: --from users.csv");
    }
    clients.front().alternative_names = options.alternative_names;
  }
  if (!options.from.empty()) {
    const std::string name = options.from == "-" ? "standard input" : options.from;
    auto listed = app::read_user_list(app::read_input(options.from, services), name);
    std::move(listed.begin(), listed.end(), std::back_inserter(clients));
    if (clients.empty())
      throw Error(ErrorKind::malformed, fmt::format("'{}' contains no clients", printable(name)));
  }
  const auto systems = to_systems(options.systems);
  const auto software = app::parse_software(options.software);
  for (auto& client : clients) {
    if (client.systems.empty()) client.systems = systems;
    if (client.software.empty()) client.software = software;
  }
  return clients;
}

app::IssueRequest to_request(const ClientIssueOptions& options, Context& context) {
  app::IssueRequest request;
  request.key = to_key_kind(options.key);
  request.validity = to_period(options.validity, "--validity");
  request.clients = clients_of(options, context.services());
  request.issuer = options.issuer;
  request.pfx = to_pfx_target(options.pfx, options.protection, options.force, context);
  request.jobs = options.jobs;
  request.live = options.if_missing ? app::LiveClients::skip : app::LiveClients::refuse;
  return request;
}

/// Somebody who asks for "alice" with a Cyrillic letter gets another client.
void warn_of_look_alikes(const std::vector<app::NewClient>& clients, Context& context) {
  for (const auto& client : clients) {
    if (const auto scripts = mixed_scripts(client.name); !scripts.empty()) {
      context.warn(fmt::format("the name '{}' has {} letters, some of which look the same",
                               printable(client.name), scripts));
    }
  }
}

void print_summary(const app::IssueRequest& request, const app::IssueResult& result,
                   Context& context) {
  const std::size_t skipped = result.skipped.size();
  if (!result.shortened.empty()) context.warn("certificates are " + result.shortened);
  context.info(fmt::format(
      "{} issued{}", counted(result.issued.size(), "client", "clients"),
      skipped == 0 ? "" : fmt::format(", {} skipped (valid certificate exists)", skipped)));
  if (!result.completed.empty()) {
    context.info(fmt::format("{} of skipped clients written",
                             counted(result.completed.size(), "missing PFX", "missing PFX files")));
  }
  if (result.issued.empty()) return;
  const auto& first = result.issued.front();
  if (!request.pfx) {
    context.info(fmt::format("to write a PFX: p2sctl client export {} --format pfx -o client.pfx",
                             shell_word(first.name)));
  } else if (!first.password_file.empty()) {
    context.info(fmt::format("the passwords are next to the PFX files: {}",
                             printable(first.password_file.string())));
  }
}

ExitCode run(const ClientIssueOptions& options, Context& context) {
  app::IssueRequest request = to_request(options, context);
  advise_on_key(context, options.key);
  warn_of_look_alikes(request.clients, context);
  auto& workspace = context.workspace();
  if (context.globals().dry_run) {
    auto plan = app::plan_issue(request, workspace);
    request.clients = std::move(plan.clients);
    request.issuer = plan.issuers.front().name;
    app::IssueResult rest;
    rest.shortened = plan.shortened;
    for (auto& name : plan.skipped)
      rest.skipped.push_back({std::move(name), "has a valid certificate"});
    return report_would_issue(context, {request}, rest, "would not be issued");
  }
  const auto result = app::issue_clients(request, workspace, issued_printer(context),
                                         progress(context, "issuing clients"));
  print_issued(context, result);
  print_summary(request, result, context);
  return report_failures(context, result, "have no PFX");
}

constexpr std::array kClientIssueExamples{
    Example{"p2sctl client issue alice",
            "Issue one certificate; its private key stays in the store"},
    Example{"p2sctl client issue alice bob --pfx pfx/",
            "Issue two, and write PFX files with generated passwords"},
    Example{"p2sctl client issue --from users.csv --if-missing --pfx pfx/",
            "Issue certificates to everybody in a list who has none"},
    Example{"p2sctl client issue alice --os windows,ios",
            "Build kits for two operating systems only"},
    Example{"p2sctl client issue alice --issuer Corp-Issuing",
            "From an issuing CA instead of the root"},
    Example{"p2sctl client issue alice --upn alice@contoso.com --validity 6m",
            "Add a user principal name; valid for six months"}};

}  // namespace

extern const Command client_issue{
    .path = "client issue",
    .summary = "Issue client certificates",
    .details =
        "Creates a key pair and a certificate for each client, signed by the default root or the "
        "root or issuing CA given with --issuer, and stores both. Each client is printed as soon "
        "as it is saved: name, thumbprint, expiry date and PFX.\n\n"
        "A client that already has a valid certificate is an error: use client renew, or skip such "
        "clients with --if-missing. To finish an interrupted run, repeat the command with "
        "--if-missing.\n\n"
        "No certificate outlives its issuers: a longer --validity is shortened, and this is said. "
        "Path lengths and name constraints of issuing CAs are checked first.\n\n"
        "A generated password is written to NAME.pfx.password next to the PFX. Only the owner can "
        "read it.",
    .examples = kClientIssueExamples,
    .see_also = "client export,client renew,client sign,client list",
    .cancellable = true,
    .declare = make_command<ClientIssueOptions, add_options, run>,
};

}  // namespace p2s::cli
