// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/inventory.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// On which clients a command acts: the named ones, or all if none is named; of these, those that
/// both filters accept.
struct ClientSelection {
  /// Names, thumbprints in any notation, or patterns of names with * ? and [a-z].
  std::vector<std::string> clients;
  std::string root;                ///< only certificates of this CA and of those below it
  std::optional<Period> expiring;  ///< only clients whose current certificate ends within it
};

/// A person or device, or one certificate of it.
struct SelectedClient {
  std::string spelled;    ///< the name, or the thumbprint as it was given
  bool is_person = true;  ///< otherwise the certificate with that thumbprint
  bool is_named = false;  ///< by the user: not found by a pattern, a filter or because it exists
  /// The selected ones, newest first; at least one. May lack PEM and key: see whole_client().
  std::vector<store::ClientRecord> certificates;
};

struct ClientFailure {
  std::string client;
  Error error;
};

struct SelectedClients {
  std::vector<SelectedClient> clients;  ///< each once: in the order given, then by name
  std::vector<ClientFailure> failures;  ///< what was named and does not exist
};

/// Reads only. Error(not_found) for the root; Error(conflict, not_found) for a client is a failure
/// of that client.
P2S_API SelectedClients select_clients(store::Inventory& inventory,
                                       const ClientSelection& selection, Time at);

/// The whole row of a selected certificate.
P2S_API store::ClientRecord whole_client(store::Inventory& inventory,
                                         const store::ClientRecord& client);

/// The names in a list: one a line or, if the first line is the header of a CSV file, those in its
/// column "name", otherwise "thumbprint". Error(malformed).
P2S_API std::vector<std::string> read_client_list(ByteView content, const std::string& file);

}  // namespace p2s::app
