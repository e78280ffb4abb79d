// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/certificate.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct ClientShowOptions {
  std::string client;
};

void add_options(CommandLine& line, ClientShowOptions& options) {
  line.argument("CLIENT", &options.client, "Name or thumbprint of the client").required();
}

/// The issuer and the CAs above it.
std::vector<std::string> issuer_names(Context& context, const store::ClientRecord& client) {
  std::vector<std::string> names;
  for (const auto& each : app::Authorities(context.workspace().inventory()).chain(client.issuer))
    names.push_back(each.name);
  return names;
}

void print_one(Context& context, const store::ClientRecord& client, Time at) {
  const auto certificate = pki::Certificate::from_pem(client.certificate);
  const auto row = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) context.out() << fmt::format("{:<18}{}\n", label, printable(value, 2000));
  };
  row("name", client.name);
  row("status", std::string(to_string(app::client_status(client, at))));
  if (client.revoked_at)
    row("revoked", format_time(*client.revoked_at) + ", " + client.revocation_reason);
  row("thumbprint", client.thumbprint);
  row("sha256", certificate.sha256());
  row("serial", client.serial);
  row("subject", client.subject);
  row("other names", join(certificate.facts().alternative_names, ", "));
  row("issuer", join(issuer_names(context, client), ", of "));
  row("key", client.key + (client.sealed_key.empty() ? ", not in the store" : ", in the store"));
  row("valid from", format_time(client.not_before));
  row("valid until", format_time(client.not_after));
  row("systems", replace_all(client.systems, ",", ", "));
  row("software", replace_all(client.software, ",", ", "));
}

ExitCode run(const ClientShowOptions& options, Context& context) {
  const auto found = app::find_clients(context.workspace().inventory(), options.client);
  const Time at = context.services().as_of;
  if (context.globals().json) {
    print_client_details_json(context, found);
    return ExitCode::done;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0) context.out() << '\n';
    print_one(context, found[i], at);
  }
  return ExitCode::done;
}

constexpr std::array kClientShowExamples{
    Example{"p2sctl client show alice", "All certificates of alice, newest first"},
    Example{"p2sctl client show 'a9 09 50 2d'",
            "The certificate whose thumbprint starts with these digits"}};

}  // namespace

extern const Command client_show{
    .path = "client show",
    .summary = "Show the certificates of a client",
    .details =
        "Shows every certificate of the client, newest first, or the certificate whose thumbprint "
        "starts with the given digits. Spaces, colons, letter case and the invisible characters "
        "that the Windows certificate dialog adds are ignored. Systems and software are those that "
        "its kits are built for, if they were given to 'client issue'.",
    .examples = kClientShowExamples,
    .see_also = "client list,client export",
    .declare = make_command<ClientShowOptions, add_options, run>,
};

}  // namespace p2s::cli
