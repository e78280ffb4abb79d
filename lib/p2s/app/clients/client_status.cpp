// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/client_status.hpp"

#include <p2s/store/inventory.hpp>

#include <algorithm>

namespace p2s::app {

std::string_view to_string(ClientStatus status) noexcept {
  switch (status) {
    case ClientStatus::valid:
      return "valid";
    case ClientStatus::expiring:
      return "expiring";
    case ClientStatus::expired:
      return "expired";
    case ClientStatus::not_yet_valid:
      return "not-yet-valid";
    case ClientStatus::revoked:
      return "revoked";
  }
  return "";
}

namespace {

template <typename Record>
ClientStatus validity(const Record& record, Time at, const Period& soon) {
  if (record.not_after < at) return ClientStatus::expired;
  if (record.not_before > at) return ClientStatus::not_yet_valid;
  return record.not_after <= soon.after(at) ? ClientStatus::expiring : ClientStatus::valid;
}

}  // namespace

ClientStatus client_status(const store::ClientRecord& client, Time at, const Period& soon) {
  return client.revoked_at ? ClientStatus::revoked : validity(client, at, soon);
}

ClientStatus root_status(const store::RootRecord& root, Time at) {
  return validity(root, at, kRootExpiringSoon);
}

bool is_live(const store::ClientRecord& client, Time at) noexcept {
  return !client.revoked_at && client.not_after >= at;
}

bool has_live(store::Inventory& inventory, const std::string& name, Time at) {
  const auto found = inventory.find_clients(name);
  return std::any_of(found.begin(), found.end(),
                     [&](const auto& client) { return is_live(client, at); });
}

}  // namespace p2s::app
