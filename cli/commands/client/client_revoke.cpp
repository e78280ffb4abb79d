// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRevokeOptions {
  ClientChoice clients;
  std::string reason = "unspecified";
};

void add_options(CommandLine& line, ClientRevokeOptions& options) {
  add_client_choice(line, options.clients, Offered::unrevoked);
  line.option("--reason", &options.reason, "Reason, as defined in RFC 5280")
      .choices(pki::revocation_reasons());
}

/// More than one client without having been named is worth a question.
void confirm(const ClientRevokeOptions& options, const app::SelectedClients& selected,
             Context& context) {
  auto& workspace = context.workspace();
  const auto plan = app::revoke_clients(workspace, selected, options.reason, true);
  std::size_t clients = 0;
  std::string last;
  for (const auto& each : plan.done) {
    if (each.name != last) ++clients;
    last = each.name;
  }
  if (clients < 2 || !options.clients.clients.empty() || !options.clients.from.empty()) return;
  context.confirm(fmt::format("Revoke {} of {}?",
                              counted(plan.done.size(), "certificate", "certificates"),
                              counted(clients, "client", "clients")));
}

ExitCode run(const ClientRevokeOptions& options, Context& context) {
  app::require_reason(options.reason);
  const auto selected = selected_clients(options.clients, context);
  const bool dry_run = context.globals().dry_run;
  if (!dry_run) confirm(options, selected, context);
  const auto outcome = app::revoke_clients(context.workspace(), selected, options.reason, dry_run);
  const bool one = outcome.done.size() == 1;
  const auto note = fmt::format(
      "nothing was sent to the gateway; add {} there: p2sctl revocation export --format text",
      one ? "its thumbprint" : "their thumbprints");
  return report_outcome(
      context, outcome, selected, "were not revoked",
      [](const store::ClientRecord& client) {
        return fmt::format("revoked '{}' ({})", printable(client.name), client.thumbprint);
      },
      dry_run ? std::string() : note);
}

constexpr std::array kClientRevokeExamples{
    Example{"p2sctl client revoke alice", "Every valid certificate of alice"},
    Example{"p2sctl client revoke 'a9:09:50:2d' --reason key-compromise",
            "The certificate whose thumbprint starts with these digits"},
    Example{"p2sctl client revoke --from leavers.csv --reason cessation-of-operation",
            "Everybody in a list; run it again after an interruption"}};

}  // namespace

extern const Command client_revoke{
    .path = "client revoke",
    .summary = "Revoke the certificates of clients",
    .details =
        "Marks every valid certificate of the client as revoked: after a renewal the gateway "
        "accepts the older one too, until it expires. With a thumbprint, in any notation, only "
        "that certificate. If one of several clients cannot be revoked, the others are, and the "
        "report at the end says which failed. The gateway rejects a certificate once its "
        "thumbprint is added there: see revocation export.",
    .examples = kClientRevokeExamples,
    .see_also = "revocation export,client restore,client list",
    .declare = make_command<ClientRevokeOptions, add_options, run>,
};

}  // namespace p2s::cli
