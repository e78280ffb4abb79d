// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::cli {
namespace {

struct ClientRemoveOptions {
  ClientChoice clients;
};

void add_options(CommandLine& line, ClientRemoveOptions& options) {
  add_client_choice(line, options.clients);
}

std::string named(const store::ClientRecord& client) {
  return fmt::format("'{}' ({})", printable(client.name), client.thumbprint);
}

void confirm(const std::vector<store::ClientRecord>& clients, Context& context) {
  if (clients.empty()) return;
  const Time at = context.services().as_of;
  const auto live = [&](const auto& client) { return app::is_live(client, at); };
  const auto accepted = std::count_if(clients.begin(), clients.end(), live);
  const bool has_key = std::any_of(clients.begin(), clients.end(),
                                   [](const auto& client) { return client.has_key; });
  if (clients.size() == 1) {
    if (accepted > 0) {
      context.warn(fmt::format("{} can still connect; revoke it first to keep its thumbprint",
                               named(clients.front())));
    }
    context.confirm(fmt::format("Remove {}{} from the store?", named(clients.front()),
                                has_key ? " and its key" : ""));
    return;
  }
  if (accepted > 0) {
    context.warn(
        fmt::format("{} of them can still connect; revoke them first to keep their "
                    "thumbprints",
                    accepted));
  }
  context.confirm(fmt::format("Remove {} certificates of {}{}{} from the store?", clients.size(),
                              printable(clients.front().name),
                              clients.front().name == clients.back().name ? "" : " and others",
                              has_key ? " and their keys" : ""));
}

ExitCode run(const ClientRemoveOptions& options, Context& context) {
  auto& workspace = context.workspace();
  const auto selected = selected_clients(options.clients, context);
  auto outcome = app::remove_clients(workspace, selected, true);
  if (!context.globals().dry_run) {
    confirm(outcome.done, context);
    outcome = app::remove_clients(workspace, selected);
  }
  return report_outcome(
      context, outcome, selected, "were not removed", [&](const store::ClientRecord& client) {
        const bool stays = client.revoked_at && client.not_after >= context.services().clock.now();
        return fmt::format("removed {}{}", named(client),
                           stays ? "; its revocation is kept until " + format_date(client.not_after)
                                 : std::string());
      });
}

constexpr std::array kClientRemoveExamples{
    Example{"p2sctl client remove alice", "Ask for confirmation"},
    Example{"p2sctl client remove A909502D -y", "Without confirmation, for scripts"}};

}  // namespace

extern const Command client_remove{
    .path = "client remove",
    .summary = "Remove client certificates and their private keys from the store",
    .details =
        "Deletes every certificate of the client, or the one with the given thumbprint, and its "
        "private key. This cannot be undone. The gateway accepts a certificate until it expires, "
        "so "
        "revoke it instead unless it was never handed out. The revocation of a removed certificate "
        "stays in revocation list and revocation export until the certificate expires.",
    .examples = kClientRemoveExamples,
    .see_also = "client revoke,client list",
    .declare = make_command<ClientRemoveOptions, add_options, run>,
};

}  // namespace p2s::cli
