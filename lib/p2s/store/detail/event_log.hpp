// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/rows.hpp>
#include <p2s/store/inventory.hpp>

namespace p2s::store::detail {

/// The hash of an event after one whose hash is `previous`. Fields are prefixed with their lengths,
/// so that different rows never produce the same text.
std::string event_hash(const Inventory::Digest& digest, const std::string& previous,
                       const EventRecord& event);

/// Appends events within the caller's write transaction, each chained to the one before.
class EventLog {
 public:
  EventLog(soci::session& session, const Inventory::Digest& digest, const Actor& actor);
  EventLog(const EventLog&) = delete;
  EventLog& operator=(const EventLog&) = delete;

  void append(const std::string& action, const std::string& subject, const std::string& detail);
  /// Stores the new head of the chain, which reveals missing rows at its end. Call before the
  /// commit.
  void finish();

 private:
  soci::session& session_;
  const Inventory::Digest& digest_;
  EventRecord event_;
  Insert<EventRecord> insert_;
};

}  // namespace p2s::store::detail
