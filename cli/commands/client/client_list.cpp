// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/store/client_table.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace p2s::cli {
namespace {

struct ClientListOptions {
  std::string expiring;
  std::string unused;
  app::ClientFilter filter;
  ListChoice list;
};

void add_options(CommandLine& line, ClientListOptions& options) {
  auto& filter = options.filter;
  line.flag("--history", &filter.history,
            "All certificates of each client, not only the current one");
  line.option(
      "--expiring PERIOD", &options.expiring,
      "Only clients whose current certificate expires within this period; exits with status 3 if "
      "any are found");
  line.flag("--revoked", &filter.revoked, "Only revoked certificates, all of each client")
      .excludes("--expiring");
  line.flag("--valid", &filter.valid, "Only certificates that the gateway accepts now")
      .excludes("--revoked");
  line.option("--unused PERIOD", &options.unused,
              "Only clients with a valid certificate that were not connected within this period, "
              "according to `gateway sessions --record`")
      .excludes("--revoked")
      .excludes("--expiring")
      .excludes("--history");
  line.option("--root ROOT", &filter.root,
              "Only certificates of this root or issuing CA, and of those below it");
  add_list_options(line, options.list, client_columns());
}

bool is_filtered(const app::ClientFilter& filter) {
  return filter.revoked || filter.valid || filter.expiring || filter.unused || !filter.root.empty();
}

void warn_of_short_record(const Period& unused, Context& context) {
  const auto since = context.workspace().inventory().sightings().since;
  if (since && *since > unused.before(context.services().as_of)) {
    context.warn(
        fmt::format("sessions are recorded since {}: who was connected before that is "
                    "not known",
                    format_date(*since)));
  }
}

/// Whether one of these columns is shown or sorted by; a table has none of them by default.
bool uses(std::initializer_list<std::string_view> columns, const ListChoice& choice,
          const Context& context) {
  if (output_format(choice.format, context) != "text" && choice.columns.empty()) return true;
  const auto chosen = to_lower(choice.columns + ',' + choice.sort);
  return std::any_of(columns.begin(), columns.end(),
                     [&](auto column) { return chosen.find(column) != chosen.npos; });
}

ExitCode run(const ClientListOptions& options, Context& context) {
  auto filter = options.filter;
  if (!options.expiring.empty()) filter.expiring = to_period(options.expiring, "--expiring");
  if (!options.unused.empty()) filter.unused = to_period(options.unused, "--unused");
  filter.with_keys = uses({"private_key"}, options.list, context);
  filter.with_details =
      uses({"serial", "subject", "reason", "systems", "software"}, options.list, context);
  const auto count = show_clients(context, filter, options.list);
  if (filter.unused) warn_of_short_record(*filter.unused, context);
  if (count == 0) {
    context.info(is_filtered(filter)
                     ? "no matching clients"
                     : "no clients yet; issue a certificate with: p2sctl client issue NAME");
  }
  return filter.expiring && count > 0 ? ExitCode::findings : ExitCode::done;
}

constexpr std::array kClientListExamples{
    Example{"p2sctl client list", "The current certificate of each client, sorted by name"},
    Example{"p2sctl client list --expiring 30d",
            "Clients to renew; exits with status 3 if any are found"},
    Example{"p2sctl client list --history --format csv > clients.csv",
            "Every certificate, for a spreadsheet"},
    Example{"p2sctl client list --valid --sort expires --columns name,expires",
            "Who can connect, and how long"},
    Example{"p2sctl client list --unused 90d", "Who does not use the VPN any more"},
    Example{"p2sctl client list --json | jq -r '.clients[].name'", "Names for a script"}};

}  // namespace

extern const Command client_list{
    .path = "client list",
    .summary = "List clients and their certificates",
    .details =
        "Prints one line per client: name, status, expiry date, thumbprint, issuer and key type of "
        "its current certificate, which is the newest valid one or, without any, the newest. Older "
        "ones are superseded, but the gateway accepts them until they expire or are revoked: see "
        "--history. The status is valid, expiring (within 30 days, or the period given with "
        "--expiring), expired, not-yet-valid or revoked.\n\n"
        "Who was renewed is not expiring: a nightly job that runs --expiring exits with status 0 "
        "as soon as everybody is renewed.",
    .examples = kClientListExamples,
    .see_also = "client show,client renew,revocation list",
    .declare = make_command<ClientListOptions, add_options, run>,
};

}  // namespace p2s::cli
