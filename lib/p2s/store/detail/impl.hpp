// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/database.hpp>
#include <p2s/store/detail/event_log.hpp>
#include <p2s/store/inventory.hpp>

#include <optional>
#include <string>

namespace p2s::store {

struct Inventory::Impl {
  Impl(detail::Database opened, Digest event_digest)
      : database(std::move(opened)), digest(std::move(event_digest)) {}

  detail::Database database;
  Digest digest;
  bool reading = false;
  /// The setting "data_key" when the wrapped key was read; empty: it was not read, or nobody
  /// replaced the data key of this store yet.
  std::optional<std::string> data_key;

  static std::string current_data_key(soci::session& session);

  /// work(session): several reads of the same state, including those of row visitors.
  template <typename Work>
  decltype(auto) read(Work&& work) {
    return database.guarded([&]() -> decltype(auto) {
      if (reading) return work(database.session());
      const detail::Transaction transaction(database, detail::Transaction::Kind::snapshot);
      const Reading mark(reading);
      return work(database.session());
    });
  }

  /// work(session, log): all changes and events or none, durable on return.
  template <typename Work>
  void write(const Actor& actor, Work&& work) {
    database.guarded([&] {
      detail::Transaction transaction(database, detail::Transaction::Kind::write);
      {
        detail::EventLog log(database.session(), digest, actor);
        work(database.session(), log);
        log.finish();
      }
      transaction.commit();
    });
  }

  /// The same for private keys that were sealed before: Error(conflict) if another process has
  /// replaced the data key since, because nobody could open them.
  template <typename Work>
  void write_sealed(const Actor& actor, Work&& work) {
    write(actor, [&](soci::session& session, detail::EventLog& log) {
      if (data_key) require_data_key(session);
      work(session, log);
    });
  }

 private:
  void require_data_key(soci::session& session) const;

  class Reading {
   public:
    explicit Reading(bool& flag) : flag_(flag) { flag_ = true; }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { flag_ = false; }

   private:
    bool& flag_;
  };
};

}  // namespace p2s::store
