#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revoke_client.hpp>
#include <p2s/base/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct ClientRevokeOptions {
  std::string client;
  std::string reason = "unspecified";
};

void add_options(CommandLine& line, ClientRevokeOptions& options) {
  line.argument("CLIENT", &options.client, "a name or thumbprint").required();
  line.option("--reason", &options.reason, "why, as RFC 5280 names it")
      .choices(pki::revocation_reasons());
}

ExitCode run(const ClientRevokeOptions& options, Context& context) {
  app::require_reason(options.reason);
  auto& workspace = context.workspace();
  auto client = app::client_to_revoke(workspace, options.client);
  if (!context.globals().dry_run) {
    workspace.inventory().revoke(client.thumbprint, options.reason, workspace.actor());
    client = workspace.inventory().find_by_thumbprint(client.thumbprint).front();
  }
  report_client(context, client,
                fmt::format("revoked '{}' ({})", printable(client.name), client.thumbprint));
  if (!context.globals().dry_run) {
    context.info(
        "tell the gateway, which knows nothing of it yet: p2sctl revocation export --format text");
  }
  return ExitCode::done;
}

constexpr std::array kClientRevokeExamples{
    Example{"p2sctl client revoke alice", "alice has one live certificate"},
    Example{"p2sctl client revoke 'a9:09:50:2d' --reason key-compromise",
            "the one whose thumbprint begins so"}};

}  // namespace

extern const Command client_revoke{
    .path = "client revoke",
    .summary = "revoke a client's certificate",
    .details =
        "Marks the live certificate of that name as revoked, or the one whose thumbprint is given "
        "in any spelling. A "
        "name with several live certificates is refused, and they are listed. The gateway refuses "
        "the certificate once "
        "its thumbprint is among those of revocation export.",
    .examples = kClientRevokeExamples,
    .see_also = "revocation export,client restore,client list",
    .declare = make_command<ClientRevokeOptions, add_options, run>,
};

}  // namespace p2s::cli
