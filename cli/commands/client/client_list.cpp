// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace p2s::cli {
namespace {

struct ClientListOptions {
  std::string expiring;
  bool revoked = false;
  std::string root;
};

void add_options(CommandLine& line, ClientListOptions& options) {
  line.option(
      "--expiring PERIOD", &options.expiring,
      "Only clients whose last certificate expires within this period; exits with status 3 if any "
      "are found");
  line.flag("--revoked", &options.revoked, "Only revoked certificates").excludes("--expiring");
  line.option("--root ROOT", &options.root,
              "Only certificates of this root or issuing CA, and of those below it");
}

bool is_filtered(const ClientListOptions& options) {
  return options.revoked || !options.expiring.empty() || !options.root.empty();
}

/// The last day of each name that is not revoked.
std::map<std::string, Time> last_days(const std::vector<store::ClientRecord>& clients) {
  std::map<std::string, Time> days;
  for (const auto& client : clients) {
    if (client.revoked_at) continue;
    auto& day = days[client.name];
    day = std::max(day, client.not_after);
  }
  return days;
}

ExitCode run(const ClientListOptions& options, Context& context) {
  const Period soon =
      options.expiring.empty() ? app::kExpiringSoon : to_period(options.expiring, "--expiring");
  const Time at = context.services().as_of;
  auto& inventory = context.workspace().inventory();
  if (!options.root.empty()) app::find_root(inventory, options.root);
  const app::Authorities authorities(inventory);
  std::vector<store::ClientRecord> clients;
  auto all = inventory.clients();
  const auto last = last_days(all);
  for (auto& client : all) {
    const auto status = app::client_status(client, at, soon);
    if (!options.root.empty() && !authorities.is_above(options.root, client.issuer)) continue;
    if (options.revoked && status != app::ClientStatus::revoked) continue;
    const bool is_due =
        status == app::ClientStatus::expiring && client.not_after == last.at(client.name);
    if (!options.expiring.empty() && !is_due) continue;
    clients.push_back(std::move(client));
  }
  show_clients(context, clients, soon);
  if (clients.empty()) {
    context.info(is_filtered(options)
                     ? "no matching clients"
                     : "no clients yet; issue a certificate with: p2sctl client issue NAME");
  }
  return !options.expiring.empty() && !clients.empty() ? ExitCode::findings : ExitCode::done;
}

constexpr std::array kClientListExamples{
    Example{"p2sctl client list", "All client certificates, sorted by name"},
    Example{"p2sctl client list --expiring 30d",
            "Clients to renew; exits with status 3 if any are found"},
    Example{"p2sctl client list --json | jq -r '.clients[].name'", "Names for a script"}};

}  // namespace

extern const Command client_list{
    .path = "client list",
    .summary = "List client certificates",
    .details =
        "Prints one line per certificate: name, status, expiry date, thumbprint, issuer and key "
        "type. The status is valid, expiring (within 30 days, or the period given with "
        "--expiring), expired, not-yet-valid or revoked.",
    .examples = kClientListExamples,
    .see_also = "client show,client renew,revocation list",
    .declare = make_command<ClientListOptions, add_options, run>,
};

}  // namespace p2s::cli
