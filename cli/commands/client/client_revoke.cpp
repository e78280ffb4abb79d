// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/revocation/revoke_client.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <array>
#include <set>

namespace p2s::cli {
namespace {

struct ClientRevokeOptions {
  std::vector<std::string> clients;
  std::string reason = "unspecified";
};

void add_options(CommandLine& line, ClientRevokeOptions& options) {
  line.argument("CLIENT", &options.clients, "Names or thumbprints of the clients").required();
  line.option("--reason", &options.reason, "Reason, as defined in RFC 5280")
      .choices(pki::revocation_reasons());
}

/// Each once, in the order typed: everything is found before anything is revoked.
std::vector<store::ClientRecord> found(const ClientRevokeOptions& options,
                                       app::Workspace& workspace) {
  std::vector<store::ClientRecord> certificates;
  std::set<std::string> thumbprints;
  for (const auto& spelled : options.clients) {
    for (auto& client : app::certificates_to_revoke(workspace, spelled)) {
      if (thumbprints.insert(client.thumbprint).second) certificates.push_back(std::move(client));
    }
  }
  return certificates;
}

ExitCode run(const ClientRevokeOptions& options, Context& context) {
  app::require_reason(options.reason);
  auto& workspace = context.workspace();
  auto certificates = found(options, workspace);
  const bool dry_run = context.globals().dry_run;
  for (auto& client : certificates) {
    if (dry_run) continue;
    workspace.inventory().revoke(client.thumbprint, options.reason, workspace.actor());
    client = workspace.inventory().find_by_thumbprint(client.thumbprint).front();
  }
  report_clients(context, certificates, [](const store::ClientRecord& client) {
    return fmt::format("revoked '{}' ({})", printable(client.name), client.thumbprint);
  });
  if (!dry_run) {
    context.info(
        fmt::format("the gateway still accepts {}; add {} there: p2sctl revocation export "
                    "--format text",
                    certificates.size() == 1 ? "it" : "them",
                    certificates.size() == 1 ? "its thumbprint" : "their thumbprints"));
  }
  return ExitCode::done;
}

constexpr std::array kClientRevokeExamples{
    Example{"p2sctl client revoke alice", "Every valid certificate of alice"},
    Example{"p2sctl client revoke 'a9:09:50:2d' --reason key-compromise",
            "The certificate whose thumbprint starts with these digits"}};

}  // namespace

extern const Command client_revoke{
    .path = "client revoke",
    .summary = "Revoke the certificates of clients",
    .details =
        "Marks every valid certificate of the client as revoked: after a renewal the gateway "
        "accepts the older one too, until it expires. With a thumbprint, in any notation, only "
        "that certificate. If one of several clients is not found, nothing is revoked. The gateway "
        "rejects a certificate once its thumbprint is added there: see revocation export.",
    .examples = kClientRevokeExamples,
    .see_also = "revocation export,client restore,client list",
    .declare = make_command<ClientRevokeOptions, add_options, run>,
};

}  // namespace p2s::cli
