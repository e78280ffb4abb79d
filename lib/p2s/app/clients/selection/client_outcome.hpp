// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/app/store/services.hpp>

#include <functional>

namespace p2s::app {

/// A client for which nothing was to do, and why: "is already revoked".
struct SkippedClient {
  std::string client;
  std::string reason;
};

/// What a command did with the selected clients.
struct ClientOutcome {
  std::vector<store::ClientRecord> done;  ///< certificates, as they are now
  std::vector<SkippedClient> skipped;
  std::vector<ClientFailure> failures;
};

/// Calls `act` for each client and continues after errors, which become failures. Interruption and
/// a wrong passphrase end the work.
P2S_API ClientOutcome
for_each_selected(const SelectedClients& selected, const Services& services,
                  const std::function<void(const SelectedClient&, ClientOutcome&)>& act);

/// One error for the failures of `total` clients, of their common kind, listing each; `what` is
/// what failed: "were not revoked".
P2S_API Error failures_error(const std::vector<ClientFailure>& failures, std::size_t total,
                             std::string_view what, std::string_view things = "clients");

/// The error of the outcome; empty if nothing failed. A client that alone was named and needs
/// nothing is Error(not_found).
P2S_API std::optional<Error> outcome_error(const ClientOutcome& outcome,
                                           const SelectedClients& selected, std::string_view what);

}  // namespace p2s::app
