// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/rows.hpp>
#include <p2s/store/inventory.hpp>

namespace p2s::store::detail {

/// The hash of an event after one whose hash is `previous`. Fields are prefixed with their lengths,
/// so that different rows never produce the same text.
std::string event_hash(const Inventory::Digest& digest, const std::string& previous,
                       const EventRecord& event);

/// Whether events, oldest first, are all there and as they were written.
class ChainCheck {
 public:
  explicit ChainCheck(const Inventory::Digest& digest) : digest_(digest) {}

  void add(const EventRecord& event);
  /// `head`: the hash that the store has of the last event. Returns the problems.
  std::vector<std::string> finish(const std::string& head);

 private:
  const Inventory::Digest& digest_;
  std::string previous_;
  std::int64_t expected_ = 1;
  std::vector<std::string> problems_;
};

/// Appends events within the caller's write transaction, each chained to the one before.
class EventLog {
 public:
  EventLog(soci::session& session, const Inventory::Digest& digest, const Actor& actor);
  EventLog(const EventLog&) = delete;
  EventLog& operator=(const EventLog&) = delete;

  void append(const std::string& action, const std::string& subject, const std::string& detail);
  /// An event of another day or person; its id and hash are set.
  void append(EventRecord event);
  const Actor& actor() const noexcept { return actor_; }
  /// Stores the new head of the chain, which reveals missing rows at its end. Call before the
  /// commit.
  void finish();

 private:
  soci::session& session_;
  const Inventory::Digest& digest_;
  Actor actor_;
  EventRecord event_;  ///< the last one
  Insert<EventRecord> insert_;
};

}  // namespace p2s::store::detail
