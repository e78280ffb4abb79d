// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/client_choice.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/selection/client_outcome.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/certificate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct ClientShowOptions {
  ClientChoice clients;
};

void add_options(CommandLine& line, ClientShowOptions& options) {
  add_client_choice(line, options.clients);
}

/// The issuer and the CAs above it.
std::vector<std::string> issuer_names(Context& context, const store::ClientRecord& client) {
  std::vector<std::string> names;
  for (const auto& each : app::Authorities(context.workspace().inventory()).chain(client.issuer))
    names.push_back(each.name);
  return names;
}

/// The selected certificates, with their place among all of the client.
std::vector<app::ClientRow> rows_of(const app::SelectedClients& selected,
                                    store::Inventory& inventory) {
  std::vector<app::ClientRow> rows;
  const auto sightings = inventory.sightings();
  for (const auto& client : selected.clients) {
    const auto& name = client.certificates.front().name;
    for (auto& row : app::client_rows(inventory.find_clients(name), sightings)) {
      if (std::any_of(client.certificates.begin(), client.certificates.end(),
                      [&](const auto& each) { return each.thumbprint == row.client.thumbprint; }))
        rows.push_back(std::move(row));
    }
  }
  return rows;
}

void print_one(Context& context, const app::ClientRow& shown, Time at) {
  const auto& client = shown.client;
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
  row("replaces", shown.replaces);
  row("superseded by", shown.superseded_by);
  if (shown.last_seen) row("last connected", format_time(*shown.last_seen));
  row("systems", replace_all(client.systems, ",", ", "));
  row("software", replace_all(client.software, ",", ", "));
}

ExitCode run(const ClientShowOptions& options, Context& context) {
  auto& inventory = context.workspace().inventory();
  const auto selected = selected_clients(options.clients, context);
  const auto rows = rows_of(selected, inventory);
  if (context.globals().json && (!rows.empty() || selected.failures.empty())) {
    print_client_details_json(context, rows);
  } else {
    for (const auto& row : rows) {
      if (&row != &rows.front()) context.out() << '\n';
      print_one(context, row, context.services().as_of);
    }
  }
  context.out().flush();
  if (selected.failures.empty()) return ExitCode::done;
  throw app::failures_error(selected.failures, selected.clients.size() + selected.failures.size(),
                            "were not found");
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
