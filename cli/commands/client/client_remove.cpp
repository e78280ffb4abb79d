// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRemoveOptions {
  std::string client;
};

void add_options(CommandLine& line, ClientRemoveOptions& options) {
  line.argument("CLIENT", &options.client, "Name or thumbprint of the client").required();
}

ExitCode run(const ClientRemoveOptions& options, Context& context) {
  auto& workspace = context.workspace();
  const auto client = app::client_to_remove(workspace, options.client);
  const std::string name = fmt::format("'{}' ({})", printable(client.name), client.thumbprint);
  if (!context.globals().dry_run) {
    if (app::is_live(client, context.services().as_of)) {
      context.warn(
          fmt::format("{} can still connect; revoke it first to keep its thumbprint", name));
    }
    context.confirm(fmt::format("Remove {}{} from the store?", name,
                                client.sealed_key.empty() ? "" : " and its key"));
    workspace.inventory().remove_client(client.thumbprint, workspace.actor());
  }
  const bool stays = client.revoked_at && client.not_after >= context.services().clock.now();
  report_client(
      context, client,
      fmt::format("removed {}{}", name,
                  stays ? "; its revocation is kept until " + format_date(client.not_after)
                        : std::string()));
  return ExitCode::done;
}

constexpr std::array kClientRemoveExamples{
    Example{"p2sctl client remove alice", "Ask for confirmation"},
    Example{"p2sctl client remove A909502D -y", "Without confirmation, for scripts"}};

}  // namespace

extern const Command client_remove{
    .path = "client remove",
    .summary = "Remove a client certificate and its private key from the store",
    .details =
        "Deletes the certificate and its private key. This cannot be undone. The gateway accepts "
        "the certificate until it expires, so revoke it instead unless it was never handed out. "
        "The revocation of a removed certificate stays in revocation list and revocation export "
        "until the certificate expires.",
    .examples = kClientRemoveExamples,
    .see_also = "client revoke,client list",
    .declare = make_command<ClientRemoveOptions, add_options, run>,
};

}  // namespace p2s::cli
