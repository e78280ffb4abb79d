// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/app/clients/selection/select_clients.hpp>

#include <string>
#include <vector>

namespace p2s::cli {

/// The clients that a command acts on: CLIENT..., --from, --expiring, --root, --all.
struct ClientChoice {
  std::vector<std::string> clients;
  std::string from;
  std::string expiring;
  std::string root;
  bool all = false;

  /// Whether it may stand for several clients; otherwise it is one name or thumbprint.
  bool is_bulk() const;
};

void add_client_choice(CommandLine& line, ClientChoice& choice, Offered offered = Offered::all);

/// Reads the list of --from. Error(usage) if nothing is chosen.
app::SelectedClients selected_clients(const ClientChoice& choice, Context& context);

}  // namespace p2s::cli
