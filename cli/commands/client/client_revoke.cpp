// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>
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
  line.argument("CLIENT", &options.client, "Name or thumbprint of the client").required();
  line.option("--reason", &options.reason, "Reason, as defined in RFC 5280")
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
        "the gateway still accepts it; add its thumbprint there: p2sctl revocation export --format "
        "text");
  }
  return ExitCode::done;
}

constexpr std::array kClientRevokeExamples{
    Example{"p2sctl client revoke alice", "If alice has exactly one valid certificate"},
    Example{"p2sctl client revoke 'a9:09:50:2d' --reason key-compromise",
            "The certificate whose thumbprint starts with these digits"}};

}  // namespace

extern const Command client_revoke{
    .path = "client revoke",
    .summary = "Revoke a client certificate",
    .details =
        "Marks the valid certificate of the client as revoked, or the certificate with the given "
        "thumbprint, in any notation. If a name has several valid certificates, they are listed "
        "and none is revoked. The gateway rejects the certificate once its thumbprint is added "
        "there: see revocation export.",
    .examples = kClientRevokeExamples,
    .see_also = "revocation export,client restore,client list",
    .declare = make_command<ClientRevokeOptions, add_options, run>,
};

}  // namespace p2s::cli
