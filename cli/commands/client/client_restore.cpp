// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRestoreOptions {
  ClientChoice clients;
};

void add_options(CommandLine& line, ClientRestoreOptions& options) {
  add_client_choice(line, options.clients, Offered::revoked);
}

ExitCode run(const ClientRestoreOptions& options, Context& context) {
  const auto selected = selected_clients(options.clients, context);
  const auto outcome =
      app::restore_clients(context.workspace(), selected, context.globals().dry_run);
  return report_outcome(
      context, outcome, selected, "were not restored", [](const store::ClientRecord& client) {
        return fmt::format("restored '{}' ({})", printable(client.name), client.thumbprint);
      });
}

constexpr std::array kClientRestoreExamples{
    Example{"p2sctl client restore alice", "Everything that the last revocation of alice revoked"}};

}  // namespace

extern const Command client_restore{
    .path = "client restore",
    .summary = "Undo the revocation of client certificates",
    .details =
        "Takes back the last revocation of a client: every certificate that it revoked, or only "
        "the one with the given thumbprint. Lists and exports no longer contain the revocation; "
        "the "
        "event log keeps both changes. Remove the thumbprints from the gateway as well.\n\n"
        "Only revocations with reason certificate-hold or unspecified can be taken back. After any "
        "other, such as key-compromise, issue a new certificate.",
    .examples = kClientRestoreExamples,
    .see_also = "client revoke,revocation list",
    .declare = make_command<ClientRestoreOptions, add_options, run>,
};

}  // namespace p2s::cli
