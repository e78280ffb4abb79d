// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRestoreOptions {
  std::string client;
};

void add_options(CommandLine& line, ClientRestoreOptions& options) {
  line.argument("CLIENT", &options.client, "Name or thumbprint of the client").required();
}

ExitCode run(const ClientRestoreOptions& options, Context& context) {
  auto& workspace = context.workspace();
  auto client = app::client_to_restore(workspace, options.client);
  if (!context.globals().dry_run) {
    workspace.inventory().restore(client.thumbprint, workspace.actor());
    client = workspace.inventory().find_by_thumbprint(client.thumbprint).front();
  }
  report_client(context, client,
                fmt::format("restored '{}' ({})", printable(client.name), client.thumbprint));
  return ExitCode::done;
}

constexpr std::array kClientRestoreExamples{
    Example{"p2sctl client restore alice", "If alice has exactly one revoked certificate"}};

}  // namespace

extern const Command client_restore{
    .path = "client restore",
    .summary = "Undo the revocation of a client certificate",
    .details =
        "Lists and exports no longer contain the revocation; the event log keeps both changes. "
        "Remove the thumbprint from the gateway as well.",
    .examples = kClientRestoreExamples,
    .see_also = "client revoke,revocation list",
    .declare = make_command<ClientRestoreOptions, add_options, run>,
};

}  // namespace p2s::cli
