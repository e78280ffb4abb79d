// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/database.hpp>
#include <p2s/store/detail/event_log.hpp>
#include <p2s/store/inventory.hpp>

namespace p2s::store {

struct Inventory::Impl {
  Impl(detail::Database opened, Digest event_digest)
      : database(std::move(opened)), digest(std::move(event_digest)) {}

  detail::Database database;
  Digest digest;
  bool reading = false;

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

 private:
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
