// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/inventory.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// The certificates of one name, newest first and at least one: the history of a person or device.
using History = std::vector<store::ClientRecord>;

/// The history of each name, by name, without PEM and keys. Reads one row at a time.
P2S_API void for_each_history(store::Inventory& inventory,
                              const std::function<void(History&)>& visit,
                              const store::Inventory::Summary& summary = {});

/// The certificate in use: the newest live one, or the newest if none is live.
P2S_API const store::ClientRecord& current_certificate(const History& history, Time at);

/// Whether the newest certificate is revoked, and not because it was superseded: no kit is built
/// from an older one that is still valid.
P2S_API bool has_left(const History& history);

/// A certificate and its place in the history.
struct ClientRow {
  store::ClientRecord client;
  std::string replaces;             ///< thumbprint of the one before; empty for the first
  std::string superseded_by;        ///< of the next one that is not revoked; empty without any
  std::optional<Time> last_seen{};  ///< when the client was connected; empty: not recorded
};
/// Of each certificate, newest first.
P2S_API std::vector<ClientRow> client_rows(History&& history,
                                           const store::Sightings& sightings = {});

struct ClientFilter {
  bool history = false;  ///< all certificates instead of current ones
  bool revoked = false;  ///< all revoked certificates
  bool valid = false;    ///< only certificates that the gateway accepts now
  /// Only current certificates that end within it and are not revoked.
  std::optional<Period> expiring;
  /// Only current certificates that the gateway accepts, of clients that were not connected within
  /// it and got no certificate within it.
  std::optional<Period> unused;
  std::string root;  ///< only certificates of this CA and of those below it
  /// What is read: see store::Inventory::Summary.
  bool with_details = true, with_keys = true;
};

/// By name, then oldest first; one name at a time is read. Error(not_found) for the root, and for
/// `unused` if no sessions were ever recorded.
P2S_API void for_each_listed(store::Inventory& inventory, const ClientFilter& filter, Time at,
                             const std::function<void(ClientRow&)>& visit);
P2S_API std::vector<ClientRow> list_clients(store::Inventory& inventory, const ClientFilter& filter,
                                            Time at);

}  // namespace p2s::app
