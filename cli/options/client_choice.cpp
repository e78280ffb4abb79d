// SPDX-License-Identifier: Apache-2.0
#include "options/client_choice.hpp"

#include "options/options.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/base/error.hpp>

#include <algorithm>

namespace p2s::cli {

bool ClientChoice::is_bulk() const {
  return clients.size() != 1 || !from.empty() || !expiring.empty() || !root.empty() || all ||
         clients.front().find_first_of("*?[") != std::string::npos;
}

void add_client_choice(CommandLine& line, ClientChoice& choice, Offered offered) {
  line.argument("CLIENT", &choice.clients,
                "Names or thumbprints of the clients, or patterns such as 'sales-*'")
      .offers(offered);
  line.option("--from FILE", &choice.from,
              "List of clients: one name or thumbprint a line, or a CSV file with a column 'name'; "
              "- reads standard input");
  line.option("--expiring PERIOD", &choice.expiring,
              "Only clients whose current certificate expires within this period");
  line.option("--root ROOT", &choice.root,
              "Only certificates of this root or issuing CA, and of those below it");
  line.flag("--all", &choice.all, "All clients").excludes("CLIENT").excludes("--from");
}

app::SelectedClients selected_clients(const ClientChoice& choice, Context& context) {
  app::ClientSelection selection{choice.clients, choice.root, std::nullopt};
  if (!choice.expiring.empty()) selection.expiring = to_period(choice.expiring, "--expiring");
  if (!choice.from.empty()) {
    const std::string name = choice.from == "-" ? "standard input" : choice.from;
    auto listed = app::read_client_list(app::read_input(choice.from, context.services()), name);
    std::move(listed.begin(), listed.end(), std::back_inserter(selection.clients));
  }
  const bool narrows = selection.expiring || !selection.root.empty();
  if (selection.clients.empty() && !choice.all && !narrows) {
    throw Error(ErrorKind::usage, "no client given")
        .hint("give names, --from FILE, --expiring PERIOD, --root ROOT or --all");
  }
  return app::select_clients(context.workspace().inventory(), selection, context.services().as_of);
}

}  // namespace p2s::cli
