// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/location.hpp>
#include <p2s/store/detail/sql_error.hpp>

#include <soci/soci.h>

#include <memory>

namespace p2s::store::detail {

/// "P2Sd" in the header of our SQLite files, which identifies a store.
inline constexpr int kApplicationId = 0x50325364;
/// How long one process waits for another's transaction.
inline constexpr int kBusyMilliseconds = 30'000;

/// An empty SQLite database that ends with the session.
soci::session memory_session();

/// One connection to a store. guarded() translates errors of SOCI.
class Database {
 public:
  /// Unchecked and with the engine's defaults: for new files and backups. `mode`: "rw" or
  /// "ro".
  static Database connect(const Location& location, const std::string& mode = "rw");
  /// An existing store: checked, durable, and waiting for other processes.
  static Database open(const Location& location);

  soci::session& session() const noexcept { return *session_; }
  const Location& location() const noexcept { return location_; }
  bool is_sqlite() const noexcept { return location_.engine == Engine::sqlite; }
  /// Error(malformed) unless the file is a store.
  void require_ours() const;

  template <typename Work>
  decltype(auto) guarded(Work&& work) const {
    try {
      return work();
    } catch (const soci::soci_error& error) {
      throw_store_error(error, location_);
    }
  }

 private:
  explicit Database(Location location) : location_(std::move(location)) {}
  Location location_;
  std::unique_ptr<soci::session> session_;
};

/// Begins at construction and rolls back unless commit() succeeded.
class Transaction {
 public:
  enum class Kind {
    snapshot,  ///< all reads see the same state
    write      ///< exclusive from the start, so that what it reads remains true until it commits
  };
  Transaction(const Database& database, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  /// Error(io) if the connection ends before the server answers: then nobody knows whether the
  /// change was saved.
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

/// A number or text in the only row of a result.
template <typename Value>
Value single(soci::session& session, const std::string& statement) {
  Value value{};
  session << statement, soci::into(value);
  return value;
}

}  // namespace p2s::store::detail
